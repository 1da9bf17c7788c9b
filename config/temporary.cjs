// One temporary folder for everything that a run of tests or benches writes, also through the programs it starts: removed when
// the run ends, whether it passed, failed or threw. A run that was killed leaves its folder to the next run, which removes it.
const { chmodSync, mkdtempSync, readdirSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')

const PREFIX = 'bangfu-run-'

/** @param {string} name */
const isOver = (name) => {
  const started = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)
  if (started === null) return false
  try {
    process.kill(Number(started[1]), 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** Jest's global setup: `os.tmpdir()` of this process and of all its children is the run's own folder from here on. */
module.exports = () => {
  const shared = tmpdir()
  // a bench or a watched run inside a run uses the folder there is
  if (path.basename(shared).startsWith(PREFIX)) return
  const remove = (/** @type {string} */ folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  for (const name of readdirSync(shared).filter(isOver)) remove(path.join(shared, name))
  const own = mkdtempSync(path.join(shared, `${PREFIX}${process.pid}-`))
  chmodSync(own, 0o1777) // as /tmp: PostgreSQL's own user deletes its folder here
  process.env['TMPDIR'] = own
  process.once('exit', () => remove(own))
}
