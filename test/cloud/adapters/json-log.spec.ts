import { jsonLog } from '@cloud/adapters/json-log'
import type { LogFields } from '@cloud/ports/world'

const logged = (write: (log: ReturnType<typeof jsonLog>) => void): readonly string[] => {
  const lines: string[] = []
  write(jsonLog({ now: () => 0 }, (line) => void lines.push(line)))
  return lines
}

test('an event is one line of JSON with its time and its fields', () => {
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

test('an alarm says that it is one', () => {
  const [line = ''] = logged((log) => log.alarm('broken', { error: 'TypeError' }))
  expect(JSON.parse(line)).toMatchObject({ level: 'alarm', event: 'broken', error: 'TypeError' })
})

test('a field without a name on the list never gets out', () => {
  const smuggled = { request: 'r1', idNumber: '99900019900101001X', name: '王小明', at: 'now', level: 'none' }
  const [line = ''] = logged((log) => log.info('call', smuggled as LogFields))
  expect(Object.keys(JSON.parse(line))).toEqual(['at', 'level', 'event', 'request'])
  expect(line).not.toMatch(/999|王|none/)
})

test.each(['ID 99900019900101001X taken', 'phone 13800000000', 'card 6200000000000000'])(
  'an error that quotes private data is withheld: %s',
  (error) => {
    const [line = ''] = logged((log) => log.alarm('broken', { error }))
    expect(JSON.parse(line)).toMatchObject({ error: '[withheld]' })
  },
)

test('a long error is cut', () => {
  const [line = ''] = logged((log) => log.alarm('broken', { error: 'x'.repeat(5000) }))
  expect(line.length).toBeLessThan(500)
})
