// Jest's own runner, one file at a time: `isSerial` is how a runner asks Jest for that.
const { default: TestRunner } = require('jest-runner')

module.exports = class SerialRunner extends TestRunner {
  /** @override */
  isSerial = true
}
