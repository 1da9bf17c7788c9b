// Jest's own runner, running one file at a time: a runner requests this by the property `isSerial`.
const { default: TestRunner } = require('jest-runner')

module.exports = class SerialRunner extends TestRunner {
  /** @override */
  isSerial = true
}
