// Prints one plain line at the end of the run, for people and scripts: `1234 passed, 0 failed`.
const { writeSync } = require('node:fs')

const PATIENCE_MS = 20_000

module.exports = class SummaryReporter {
  /**
   * @param {unknown} _contexts
   * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} results
   */
  onRunComplete(_contexts, results) {
    // A file that could not be loaded has no failed test, but counts as failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    // Printed at exit, because Jest writes its own summary after the last reporter.
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`))
    // A failed test may leave a server open: the run is then ended after a timeout, and what kept it alive is printed.
    setTimeout(() => {
      writeSync(2, `still open after the last test: ${process.getActiveResourcesInfo().join(', ')}\n`)
      process.exit(failed === 0 ? 0 : 1)
    }, PATIENCE_MS).unref()
  }
}
