// Skips the slow test files that have already passed on exactly the same content. Only `npm test` without arguments
// on a developer's machine skips; CI and everybody who names tests run everything. Also a Jest reporter, which records what passed.
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { digestOf } = require('./digest.cjs')

const root = path.resolve(__dirname, '..')
const RECORD = path.join(root, '.cache/tests-passed.json')

/** Everything that the product is made of; some tests also deploy it, read its documents, or start its commands. */
const PRODUCT = ['domain', 'cloudfunctions', 'src', 'local', 'config', 'types', 'docs', 'README.md', 'package.json']

/** What each project reads. A stamp is the digest of everything its target is built from, see build-if-stale.mjs. */
const INPUTS = {
  contract: [...PRODUCT, 'package-lock.json', 'project.config.json', 'test/contract', 'test/support', 'test/cloud'],
  cloud: [...PRODUCT, 'package-lock.json', 'project.config.json', 'test/cloud', 'test/support', 'test/contract'],
  journey: [
    'dist/.stamp-h5',
    'dist/.stamp-desk',
    'dist/.stamp-server',
    'test/journey',
    'test/support',
    'test/cloud/desk',
  ],
  weapp: ['dist/.stamp-weapp', 'dist/.stamp-desk', 'test/weapp', 'test/support'],
}

/** @param {string[]} places */
const digestNow = (places) => {
  const { CHROMIUM, DESK_OPTIONS } = process.env
  return digestOf(`${process.version} ${CHROMIUM} ${DESK_OPTIONS}`, ['jest.config.cjs', ...places])
}

/** @returns {Record<string, { digest: string, passed: string[] }>} */
const recorded = () => (existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {})

/** Patterns for `testPathIgnorePatterns`: the files of this project that need not run again. @param {keyof typeof INPUTS} project */
const unchanged = (project) => {
  const known = process.env['SKIP_UNCHANGED'] === 'yes' ? recorded()[project] : undefined
  const passed = known?.digest === digestNow(INPUTS[project]) ? known.passed : []
  if (passed.length > 0)
    console.error(`${project}: ${passed.length} files are skipped, they passed on the same build and the same tests`)
  return passed.map((file) => `<rootDir>/${file.replaceAll('.', '\\.')}$`)
}

class PassedRecorder {
  constructor() {
    /** as they were before the first test */
    this.digests = new Map(Object.entries(INPUTS).map(([project, places]) => [project, digestNow(places)]))
    this.all = recorded()
  }

  /**
   * @param {{ path: string, context: { config: { displayName?: { name: string } } } }} test
   * @param {{ numFailingTests: number, numPendingTests: number, testExecError?: unknown }} result
   */
  onTestResult(test, result) {
    const project = test.context.config.displayName?.name ?? ''
    const digest = this.digests.get(project)
    if (digest === undefined) return
    const file = path.relative(root, test.path)
    const known = this.all[project]
    const others = known?.digest === digest ? known.passed.filter((each) => each !== file) : []
    // a file of which only some tests ran has not passed
    const isWhole = result.numFailingTests === 0 && result.numPendingTests === 0 && !result.testExecError
    this.all[project] = { digest, passed: isWhole ? [...others, file] : others }
  }

  onRunComplete() {
    mkdirSync(path.dirname(RECORD), { recursive: true })
    writeFileSync(RECORD, JSON.stringify(this.all))
  }
}

module.exports = PassedRecorder
module.exports.unchanged = unchanged
