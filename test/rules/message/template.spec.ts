import { plainDate } from '@domain/kernel/plain-date'
import { MESSAGE_KEYS, type MessageKey } from '@domain/message/message'
import { templateFields } from '@domain/message/template'

const today = plainDate('2026-03-09')
test.each(Object.keys(MESSAGE_KEYS) as MessageKey[])(
  'the message %s fits the template and contains no private data',
  (key) => {
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
  },
)
test('a message without a date shows today’s date', () =>
  expect(templateFields('paid', {}, today).date2).toBe('2026年03月09日'))

test('a message whose date has passed states that the matter is overdue', () => {
  const hintOf = (dueOn: string) => templateFields('correctionWanted', { dueOn }, today).thing3
  expect([hintOf('2026-03-08'), hintOf('2026-03-09')]).toEqual(['已经逾期，请尽快办理', '请按期办理，详情请打开小程序'])
})
test.each([
  ['1', '0', '1件待办临近到期'],
  ['31900', '12000', '31900件待办，其中12000件逾期'],
])('the daily reminder states the number of duties and of overdue ones: %s, %s', (count, overdue, words) => {
  const { thing1 } = templateFields('dutiesDue', { on: '2026-03-09', count, overdue }, today)
  expect(thing1).toBe(words)
  expect([...thing1].length).toBeLessThanOrEqual(20)
})

test.each([
  ['submitted:2,deliberating:1', '0', '受理2 评议1'],
  ['submitted:2,on-notice:1', '1', '受理2 撤公示1，超期1'],
  ['submitted:2,of-tomorrow:1', '1', '3件待办，其中1件逾期'],
  ['submitted:1,surveying:1,deliberating:1,to-post:1,on-notice:1,objection:1', '0', '3件待办临近到期'],
])('a reminder of %s, %s overdue, says on a locked screen: %s', (verbs, overdue, words) =>
  expect(templateFields('dutiesDue', { on: '2026-03-09', count: '3', overdue, verbs }, today).thing1).toBe(words),
)
