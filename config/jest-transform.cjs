// What every worker of jest loads before its first test: the compiler, and the way it ends.
const swc = require('@swc/jest')

// When nothing is left open a worker has nothing more to do, and yet it frees half a gigabyte piece by piece (heap, closed
// SQLite stores) before it is gone: on a busy machine longer than the half second after which jest ends it by force and speaks
// of leaks. It ends at once instead; with something really left open this is never reached, and jest says so as before.
if (process.send !== undefined) process.once('beforeExit', () => process.exit())

module.exports = swc
