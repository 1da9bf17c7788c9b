import { allDuties, dutyOf, messageOf } from '@src/text/message'

const on = '2026-03-09'
const due = (dueOn: string, verb = 'surveying') => dutyOf({ name: '赵*明', verb, dueOn }, on)

test('a reminder names the household covered, what to do and by when; overdue is called overdue', () => {
  expect(due('2026-03-06')).toEqual({ label: '赵*明 入户调查', value: '3月6日，已逾期' })
  expect(due(on).value).toBe('今天到期')
  expect(due('2026-03-10').value).toBe('3月10日到期')
})

test('an administrator reads that somebody has to be appointed', () =>
  expect(dutyOf({ name: '赵*明', verb: 'county-review', dueOn: on, role: 'administrator' }, on).label).toBe(
    '赵*明 县级审核：现有人员都须回避，请增派经办人',
  ))

test('what a newer version calls by a word of its own still reads', () =>
  expect(due(on, 'of-tomorrow').label).toBe('赵*明 办理'))

test.each([
  ['3', '0', '3 件到期或快到期。'],
  ['300', '120', '300 件到期或快到期，其中 120 件已经逾期。'],
])('%s due, %s overdue: both are said', (count, overdue, words) =>
  expect(messageOf('dutiesDue').words({ on, count, overdue })).toBe(words),
)

test('what the list leaves out is counted', () => {
  expect(allDuties(280)).toBe('另有 280 件，看全部')
  expect(allDuties(0)).toBe('看全部待办')
})

test('a worker’s correction is overdue when it is, and a reminder of the former release says its day and no nearness', () => {
  const { words } = messageOf('correctionWanted')
  expect(words({ dueOn: '2026-03-06', late: 'yes' })).toContain('已经逾期')
  expect(words({ dueOn: '2026-03-16' })).not.toContain('逾期')
  expect(messageOf('dutyDue').words({ dueOn: '2026-03-06' })).not.toMatch(/快到期|最晚/)
})
