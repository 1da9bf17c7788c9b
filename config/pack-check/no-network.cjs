// Preloaded into the packer and whatever it forks: nothing leaves this machine. The packer asks Tencent for lists of which
// it has a copy, and goes on with its copy when nobody answers.
const net = require('node:net')

/** @this {import('node:net').Socket} */
net.Socket.prototype.connect = function refuse() {
  process.nextTick(() => this.destroy(Object.assign(new Error('no network here'), { code: 'ENETUNREACH' })))
  return this
}
