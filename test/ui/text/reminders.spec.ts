import { allDuties, dutyOf, messageOf } from '@src/text/message'

const on = '2026-03-09'
const due = (dueOn: string, verb = 'surveying') => dutyOf({ name: '赵*明', verb, dueOn }, on)

test('a reminder shows the masked name, the task and the due day, or that the task is overdue', () => {
  expect(due('2026-03-06')).toEqual({ label: '赵*明 入户调查', value: '3月6日，已逾期' })
  expect(due(on).value).toBe('今天到期')
  expect(due('2026-03-10').value).toBe('3月10日到期')
})

test('an administrator’s reminder states that an officer must be appointed', () =>
  expect(dutyOf({ name: '赵*明', verb: 'county-review', dueOn: on, role: 'administrator' }, on).label).toBe(
    '赵*明 县级审核：现有人员都须回避，请增派经办人',
  ))

test('a task that only a newer version knows is shown with a general word', () =>
  expect(due(on, 'of-tomorrow').label).toBe('赵*明 办理'))

test.each([
  ['3', '0', '3 件到期或快到期。'],
  ['300', '120', '300 件到期或快到期，其中 120 件已经逾期。'],
])('with %s duties due and %s overdue the message states both numbers', (count, overdue, words) =>
  expect(messageOf('dutiesDue').words({ on, count, overdue })).toBe(words),
)

test('the number of duties left out of the list is shown', () => {
  expect(allDuties(280)).toBe('另有 280 件，看全部')
  expect(allDuties(0)).toBe('看全部待办')
})

test('a late correction is called overdue, and a reminder of the previous release shows only its day', () => {
  const { words } = messageOf('correctionWanted')
  expect(words({ dueOn: '2026-03-06', late: 'yes' })).toContain('已经逾期')
  expect(words({ dueOn: '2026-03-16' })).not.toContain('逾期')
  expect(messageOf('dutyDue').words({ dueOn: '2026-03-06' })).not.toMatch(/快到期|最晚/)
})
