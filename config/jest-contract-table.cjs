// Prints a table at the end of the run: which adapter passed which suite of the contract. Parsed from the titles "<adapter>
// keeps the promises of <suite>"; an adapter's other tests are listed under its own name.
const { writeSync } = require('node:fs')

const TITLE = /^(.*) keeps the promises of (?:an? )?(.*)$/
const SUITES = ['document store', 'file store', 'messages', 'identity']

/** @param {string} text */
const width = (text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
/** @param {string} text @param {number} wide */
const padded = (text, wide) => text + ' '.repeat(Math.max(0, wide - width(text)))

module.exports = class ContractTable {
  constructor() {
    /** @type {Map<string, Map<string, { passed: number, failed: number, skipped: number }>>} */
    this.adapters = new Map()
  }

  /** @param {string} adapter @param {string} suite @param {string} status */
  count(adapter, suite, status) {
    const suites = this.adapters.get(adapter) ?? new Map()
    const cell = suites.get(suite) ?? { passed: 0, failed: 0, skipped: 0 }
    const kind = status === 'passed' || status === 'failed' ? status : 'skipped'
    cell[kind] += 1
    this.adapters.set(adapter, suites.set(suite, cell))
  }

  /** @param {unknown} _test @param {{ testResults: { ancestorTitles: string[], status: string }[] }} result */
  onTestResult(_test, result) {
    for (const { ancestorTitles, status } of result.testResults) {
      const [, adapter, suite] = TITLE.exec(ancestorTitles[0] ?? '') ?? []
      if (adapter !== undefined && suite !== undefined) this.count(adapter, suite, status)
    }
  }

  table() {
    const others = [...this.adapters.values()].flatMap((suites) => [...suites.keys()])
    const suites = [...new Set([...SUITES, ...others])]
    /** @param {{ passed: number, failed: number, skipped: number } | undefined} cell */
    const word = (cell) =>
      cell === undefined
        ? '–'
        : `${cell.passed} of ${cell.passed + cell.failed}${cell.skipped > 0 ? ` (${cell.skipped} skipped)` : ''}${cell.failed > 0 ? ' FAILED' : ''}`
    const rows = [
      ['adapter', ...suites],
      ...[...this.adapters].sort().map(([adapter, kept]) => [adapter, ...suites.map((suite) => word(kept.get(suite)))]),
    ]
    const widths = suites.concat('').map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
    return rows
      .map((row) =>
        row
          .map((cell, i) => padded(cell, widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n')
  }

  onRunComplete() {
    if (this.adapters.size === 0) return
    // Printed at exit, because Jest writes its own summary after the last reporter.
    process.once('exit', () => writeSync(1, `\n${this.table()}\n`))
  }
}
