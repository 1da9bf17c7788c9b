import { plainDate } from '@domain/kernel/plain-date'
import { MESSAGE_KEYS, type MessageKey } from '@domain/message/message'
import { templateFields } from '@domain/message/template'

const today = plainDate('2026-03-09')
test.each(Object.keys(MESSAGE_KEYS) as MessageKey[])('%s fits the template and says nothing about anybody', (key) => {
  const facts = {
    dueOn: '2026-03-16',
    reasons: '王小明家中有病人',
    amount: '500000',
    lastFour: '1234',
    class: 'severe',
  }
  const fields = templateFields(key, facts, today)
  for (const text of [fields.thing1, fields.thing3]) {
    expect(text.length).toBeGreaterThan(0)
    expect([...text].length).toBeLessThanOrEqual(20)
  }
  expect(fields.date2).toBe('2026年03月16日')
  expect(JSON.stringify(fields)).not.toMatch(/王小明|500000|1234|severe/)
})
test('without a day of its own a message bears today', () =>
  expect(templateFields('paid', {}, today).date2).toBe('2026年03月09日'))
