import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { MESSAGE_TOPICS } from '@domain/message/message'

const root = path.resolve(__dirname, '../../..')
const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })

/**
 * The result that config/templates.mjs returns for a setting; run in a process of its own, because a test cannot import this ES
 * module.
 */
const asked = (expression: string): unknown => {
  const script = `import('./config/templates.mjs').then((t) => process.stdout.write(JSON.stringify(${expression}) ?? 'null'))`
  const { stdout, stderr } = node(['-e', script])
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout)
}

test('the build knows every message topic that the cloud sends', () => {
  expect(asked('t.TOPICS')).toEqual([...MESSAGE_TOPICS])
})

test('the build parses the same TEMPLATES setting as the server, with and without field names', () => {
  expect(asked("t.templateIds('progress:T-1, wanted:T_2:thing4.date2.thing7,')")).toEqual({
    progress: 'T-1',
    wanted: 'T_2',
  })
  expect(asked("t.templateIds('')")).toEqual({})
})

test.each(['weather:T1', 'progress', 'progress:', '{"progress":"T1"}', 'progress:T1:thing4'])(
  'the setting TEMPLATES=%s is refused',
  (text) => {
    expect(asked(`t.templateIds(${JSON.stringify(text)}) ?? 'refused'`)).toBe('refused')
  },
)

test('a build without all five templates warns by naming the missing ones, and a complete setting gives no warning', () => {
  expect(asked("t.warningFor({ progress: 'T1', wanted: 'T2' })")).toMatch(/decision、payment、duty/)
  const all = Object.fromEntries(MESSAGE_TOPICS.map((topic) => [topic, `T-${topic}`]))
  expect(asked(`t.warningFor(${JSON.stringify(all)}) ?? 'nothing'`)).toBe('nothing')
})

test('an invalid TEMPLATES setting stops the build before it begins', () => {
  const { status, stderr } = node(['config/build-if-stale.mjs', 'weapp'], { TEMPLATES: 'weather:T1' })
  expect(status).toBe(1)
  expect(stderr).toContain('TEMPLATES')
})
