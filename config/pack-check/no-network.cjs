// Preloaded into the packer and its child processes, so that no request leaves this machine. The packer requests lists from
// Tencent, and uses its own copies when the request fails.
const net = require('node:net')

/** @this {import('node:net').Socket} */
net.Socket.prototype.connect = function refuse() {
  process.nextTick(() => this.destroy(Object.assign(new Error('no network here'), { code: 'ENETUNREACH' })))
  return this
}
