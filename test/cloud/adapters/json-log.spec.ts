import { jsonLog } from '@cloud/adapters/json-log'
import type { LogFields } from '@cloud/ports/world'
import { personIdOf } from '@cloud/usecases/person/who-is'

const logged = (write: (log: ReturnType<typeof jsonLog>) => void): readonly string[] => {
  const lines: string[] = []
  write(jsonLog({ now: () => 0 }, (line) => void lines.push(line)))
  return lines
}

test('an event is written as one line of JSON with its time and its fields', () => {
  const [line = ''] = logged((log) => log.info('call', { request: 'r1', call: 'case.submit', outcome: 'ok', ms: 12 }))
  expect(line.endsWith('\n')).toBe(true)
  expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    level: 'info',
    event: 'call',
    request: 'r1',
    call: 'case.submit',
    outcome: 'ok',
    ms: 12,
  })
})

test('an alarm is written with the level “alarm”', () => {
  const [line = ''] = logged((log) => log.alarm('broken', { error: 'TypeError' }))
  expect(JSON.parse(line)).toMatchObject({ level: 'alarm', event: 'broken', error: 'TypeError' })
})

test('a field whose name is not on the allowlist is never written', () => {
  const smuggled = { request: 'r1', idNumber: '99900019900101001X', name: '王小明', at: 'now', level: 'none' }
  const [line = ''] = logged((log) => log.info('call', smuggled as LogFields))
  expect(Object.keys(JSON.parse(line))).toEqual(['at', 'level', 'event', 'request'])
  expect(line).not.toMatch(/999|王|none/)
})

test.each(['ID 99900019900101001X taken', 'phone 13800000000', 'card 6200000000000000'])(
  'an error text that contains private data is withheld: %s',
  (error) => {
    const [line = ''] = logged((log) => log.alarm('broken', { error }))
    expect(JSON.parse(line)).toMatchObject({ error: '[withheld]' })
  },
)

test('every person is named by their id, also where the figures in it could be a telephone or card number', () => {
  const people = Array.from({ length: 2000 }, (_, n) => personIdOf(`openid-${n}`))
  const lines = logged((log) => {
    for (const person of people) log.info('call', { person })
  })
  expect(lines.map((line) => (JSON.parse(line) as { person: string }).person)).toEqual(people)
})

test('a long error text is truncated', () => {
  const [line = ''] = logged((log) => log.alarm('broken', { error: 'x'.repeat(5000) }))
  expect(line.length).toBeLessThan(500)
})

const PRIVATE = ['99900019900101001X', '13800000000', '6200000000000000000', '王小明', '虚构市某路 1 号', '家里有病人']

test('personal data passed in any log field is never written', () => {
  const thrown = (value: unknown): LogFields =>
    Object.fromEntries(
      ['request', 'call', 'outcome', 'code', 'ms', 'count', 'job', 'error', 'name', 'openid'].map((field) => [
        field,
        value,
      ]),
    ) as LogFields
  const values: readonly unknown[] = [
    ...PRIVATE,
    ...PRIVATE.map((text) => `broke at ${text}`),
    ...PRIVATE.map((text) => ({ text })),
    ...PRIVATE.map((text) => [text]),
    13800000000,
    6200000000000000000,
  ]
  for (const value of values) {
    const [line = ''] = logged((log) => log.alarm(String(value), thrown(value)))
    for (const text of PRIVATE) expect(line).not.toContain(text)
    expect(line).not.toMatch(/1380000|62000000/)
  }
})

test('every log line of a request carries its request id, and two concurrent requests keep their ids apart', async () => {
  const lines: string[] = []
  const log = jsonLog({ now: () => 0 }, (line) => void lines.push(line))
  const request = (id: string, pause: number): Promise<void> =>
    log.within(id, async () => {
      log.info('call', { call: 'case.open' })
      await new Promise((resolve) => setTimeout(resolve, pause))
      log.info('store', { outcome: 'retried', count: 1 })
    })
  await Promise.all([request('aaaaaaaaaaaaaaaa', 10), request('bbbbbbbbbbbbbbbb', 1)])
  log.info('job', { job: 'remind' })
  const seen = lines.map((line) => JSON.parse(line) as { event: string; request?: string })
  const of = (id: string | undefined) => seen.filter((line) => line.request === id).map((line) => line.event)
  expect(of('aaaaaaaaaaaaaaaa')).toEqual(['call', 'store'])
  expect(of('bbbbbbbbbbbbbbbb')).toEqual(['call', 'store'])
  expect(of(undefined)).toEqual(['job'])
})
