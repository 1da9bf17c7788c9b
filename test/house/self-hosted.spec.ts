import { readFileSync } from 'node:fs'
import { MESSAGE_TOPICS } from '@domain/message/message'
import { parse } from 'yaml'

const read = (file: string): string => readFileSync(file, 'utf8')
const at = (file: string): string => read(`docs/self-hosted/${file}`)

/** Names of settings as in the server's own schemas. */
const KNOWN = new Set(
  ['cloudfunctions/adapters/settings.ts', 'cloudfunctions/host/settings.ts', 'cloudfunctions/adapters/setup-code.ts']
    .map(read)
    .flatMap(
      (text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|^ {2}(?:STORE|FILES|LISTEN|PORT|TEMPLATES)(?=:)/gm) ?? [],
    )
    .map((name) => name.trim()),
)
const settingsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name)

type Service = {
  readonly image: string
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, unknown>>
}
const compose = parse(at('compose.yaml')) as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}
const unit = at('gonghui-bangfu.service')
const unitOf = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> }

describe('the example settings file', () => {
  const named = settingsIn(at('server.env.example'))
  test.each(named)('contains %s, which the server reads', (name) => expect(KNOWN).toContain(name))
  test('contains every required setting', () => {
    for (const name of ['STORE', 'DATABASE_URL', 'STORE_FILE', 'FILES_DIR', 'SEAL_KEYS', 'HASH_KEY', 'LINK_SECRET'])
      expect(named).toContain(name)
  })
  test('contains no secret', () => {
    for (const secret of ['HASH_KEY', 'LINK_SECRET', 'WECHAT_SECRET', 'SETUP_CODE', 'WECHAT_PUSH_KEY'])
      expect(at('server.env.example')).toMatch(new RegExp(`^${secret}=$`, 'm'))
  })
})

describe('the compose file', () => {
  test('pins both images to exact versions, the server’s to the version of the package', () => {
    const { server, postgres } = compose.services
    expect(server?.image).toBe(`gonghui-bangfu:${manifest.version}`)
    expect(postgres?.image).toMatch(/^postgres:\d+\.\d+-\w+$/)
    expect(at('Dockerfile')).toMatch(/^FROM node:24\.\d+\.\d+-/m)
  })
  test.each(Object.keys(compose.services['server']?.environment ?? {}))('sets %s, which the server reads', (name) =>
    expect(KNOWN).toContain(name),
  )
  test('contains no secret and opens ports to this machine only', () => {
    expect(at('compose.yaml')).not.toMatch(/PASSWORD:|SECRET|SEAL_KEYS|HASH_KEY/)
    for (const { ports = [] } of Object.values(compose.services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })
  test('declares every named volume that it uses', () => {
    const used = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((each) => each.split(':')[0]),
    )
    expect(used.sort()).toEqual(Object.keys(compose.volumes).sort())
  })
})

describe('the service unit', () => {
  test('starts the bundle in the folder that the instructions name', () => {
    expect(unitOf('ExecStart')).toBe(`/usr/bin/node ${unitOf('WorkingDirectory')}/main.cjs`)
    expect(read('config/build-server.mjs')).toContain('dist/server/main.cjs')
    expect(at('README.md')).toContain(unitOf('WorkingDirectory'))
    expect(at('README.md')).toContain('server.env')
  })
  test('gives the process more time to stop than it needs, and does not restart it after invalid settings', () => {
    const patience = /PATIENCE_MS = (\d+)_000/.exec(read('cloudfunctions/host/main.ts'))?.[1]
    expect(Number(unitOf('TimeoutStopSec'))).toBeGreaterThan(Number(patience))
    expect(unitOf('RestartPreventExitStatus')).toBe(/settings: (\d+)/.exec(read('cloudfunctions/host/main.ts'))?.[1])
  })
  test.each([
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['PrivateTmp', 'yes'],
    ['DynamicUser', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['StateDirectory', 'gonghui-bangfu'],
    ['UMask', '0077'],
  ])('sets %s=%s', (name, value) => {
    expect(unit).toMatch(new RegExp(`^${name}=`, 'm'))
    expect(unitOf(name)).toBe(value)
  })
  test('allows writing only to the folder in which the example settings keep the files', () => {
    expect(at('server.env.example')).toContain(`FILES_DIR=/var/lib/${unitOf('StateDirectory')}/`)
  })
  test('has only valid lines', () => {
    const lines = unit.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    for (const line of lines) expect(line).toMatch(/^\[(Unit|Service|Install)\]$|^[A-Z][A-Za-z]+=/)
  })
})

test('the instructions build the mini-program with the same TEMPLATES setting as the server', () => {
  expect(at('README.md')).toMatch(/SERVER_URL=\S+ TEMPLATES=\S+ npm run build:weapp/)
  expect(at('server.env.example')).toMatch(/^TEMPLATES=$/m)
  for (const topic of MESSAGE_TOPICS) expect(at('server.env.example')).toContain(`${topic}:`)
  for (const file of ['config/build-if-stale.mjs', 'config/deploy/phone.mjs']) expect(read(file)).toContain('TEMPLATES')
})

test('the npm commands in the instructions exist', () => {
  const named = [...at('README.md').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([])
})
