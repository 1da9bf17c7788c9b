// Jest's own runner, but journeys run beside all other tests instead of after them: the others wait for disks and timers half of
// the time. Journeys themselves run one at a time, because two real browsers starve each other of the machine's cores.
const { default: TestRunner } = require('jest-runner')

module.exports = class Runner extends TestRunner {
  /** @override @type {import('jest-runner').default['runTests']} */
  async runTests(tests, watcher, options) {
    const isJourney = (/** @type {typeof tests[number]} */ { context }) =>
      context.config.displayName?.name === 'journey'
    const others = tests.filter((test) => !isJourney(test))
    const beside = super.runTests(tests.filter(isJourney), watcher, { ...options, serial: true })
    if (options.serial) await beside
    await Promise.all([beside, others.length > 0 ? super.runTests(others, watcher, options) : undefined])
  }
}
