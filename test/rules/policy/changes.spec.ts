import { ruleChanges, rulesSeen } from '@domain/policy/changes'
import { areaOf, Policy } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'

const before = aPolicy()
const base = areaOf(before, 'pengjiang')
/** The next policy version, with other lines in one jurisdiction. */
const amended = (lines: Partial<typeof base.lines>, noticeDays = before.notice.workingDays): Policy =>
  Policy.parse({
    ...before,
    version: '2026-下半年',
    areas: { ...before.areas, pengjiang: { ...base, lines: { ...base.lines, ...lines } } },
    notice: { ...before.notice, workingDays: noticeDays },
  })

describe('the rules changed since the form was begun', () => {
  test('are none under the same version, nor under a new version that is the same for this area', () => {
    expect(ruleChanges(rulesSeen(before), before, 'pengjiang')).toEqual([])
    expect(ruleChanges(rulesSeen(before), amended({ accidentPercent: 77 }), 'xinhui')).toEqual([])
  })
  test('list each changed figure with its old and new value', () => {
    const lowIncome = (base.lines.lowIncome + 5000) as typeof base.lines.lowIncome
    expect(ruleChanges(rulesSeen(before), amended({ lowIncome }, 9), 'pengjiang')).toEqual([
      { rule: 'lowIncome', before: base.lines.lowIncome, now: lowIncome },
      { rule: 'noticeDays', before: before.notice.workingDays, now: 9 },
    ])
  })
})
