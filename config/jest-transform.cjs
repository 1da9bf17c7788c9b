// Loaded by every Jest worker before its first test: the compiler, and the handler that ends the process.
const swc = require('@swc/jest')

// After its last test a worker has nothing open, but frees half a gigabyte bit by bit (heap, closed SQLite stores): on a busy
// machine this takes longer than the half second after which Jest kills the worker and reports a leak. So the worker exits at
// once. If something is really left open, 'beforeExit' does not occur, and Jest reports it as before.
if (process.send !== undefined) process.once('beforeExit', () => process.exit())

module.exports = swc
