import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let shared = ''
beforeEach(() => {
  shared = mkdtempSync(path.join(tmpdir(), 'shared-'))
})
afterEach(() => rmSync(shared, { recursive: true, force: true }))

/** A run of tests that makes a temporary folder, and ends as `ending` says. */
const run = (ending: string): string => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      '-e',
      `require('./config/temporary.cjs')()
       console.log(require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/of-a-test-'))
       ${ending}`,
    ],
    { env: { ...process.env, TMPDIR: shared }, encoding: 'utf8' },
  )
  return stdout.trim()
}

test.each(['', 'process.exit(1)', 'throw new Error("failed")', 'Promise.reject(new Error("failed"))'])(
  'no temporary folder is left by a run that ends with `%s`',
  (ending) => {
    expect(path.relative(shared, run(ending))).toMatch(/^bangfu-run-\d+-\w+\/of-a-test-\w+$/)
    expect(readdirSync(shared)).toEqual([])
  },
)

test('what a killed run has left is removed by the next run, which leaves a run under way alone', () => {
  const underWay = path.join(shared, `bangfu-run-${process.pid}-abcdef`)
  mkdirSync(underWay)
  const left = run('process.kill(process.pid, "SIGKILL")')
  expect(existsSync(left)).toBe(true)
  run('')
  expect(readdirSync(shared)).toEqual([path.basename(underWay)])
})

test('this run has a temporary folder of its own', () => {
  expect(tmpdir()).toMatch(/bangfu-run-\d+-\w+$/)
})
