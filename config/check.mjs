// `npm run check`: everything that must hold before a push, the cheapest checks first; stops at the first stage that fails.
import { spawnSync } from 'node:child_process'
import { root } from './rooms.mjs'

const shortForms = ['bench:short', 'simulate:short', 'simulate:teeth', 'fuzz:short', 'attack:short']
const stages = ['lint', 'types', 'layers', 'dead', 'test', 'build:stale', 'size', ...shortForms]

for (const stage of stages) {
  const started = Date.now()
  const { status } = spawnSync('npm', ['run', '--silent', stage], { cwd: root, stdio: 'inherit' })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${stage.padEnd(12)} ${seconds} s`)
  if (status !== 0) process.exit(1)
}
