// Ends the run with one plain line for people and scripts: `1234 passed, 0 failed`.
const { writeSync } = require('node:fs')

const PATIENCE_MS = 20_000

module.exports = class SummaryReporter {
  /**
   * @param {unknown} _contexts
   * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} results
   */
  onRunComplete(_contexts, results) {
    // A file that could not even be loaded has no failed test, yet it failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    // At exit, because Jest's own summary is written after the last reporter has been heard.
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`))
    // A test that broke may leave a server open; the verdict must come all the same, and say what kept the run alive.
    setTimeout(() => {
      writeSync(2, `still open after the last test: ${process.getActiveResourcesInfo().join(', ')}\n`)
      process.exit(failed === 0 ? 0 : 1)
    }, PATIENCE_MS).unref()
  }
}
