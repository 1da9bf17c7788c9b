import { acceptDeliberation, type DeliberationFrame, DeliberationRecord } from '@domain/deliberation/deliberation'
import type { PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { aPolicy } from '@test/support/policy'
import fc from 'fast-check'

const chen = 'PE-chen' as PersonId
const kin = 'PE-kin1' as PersonId
const frame: DeliberationFrame = {
  today: plainDate('2026-03-10'),
  surveyedOn: plainDate('2026-03-05'),
  surveyors: [chen],
  surveyorNames: ['陈调查'],
  household: [kin],
}
const members = (present: number, absent = 0, more: object[] = []) => [
  ...Array.from({ length: present }, (_, i) => ({ name: `委员${i}`, present: true })),
  ...Array.from({ length: absent }, (_, i) => ({ name: `缺席${i}`, present: false })),
  ...more,
]
const aRecord = (over: object = {}): DeliberationRecord =>
  DeliberationRecord.parse({
    heldOn: '2026-03-09',
    place: '会议室',
    chair: '委员0',
    entitled: members(5),
    votes: { for: 5, against: 0, abstain: 0 },
    authentic: true,
    compliant: true,
    reasons: '情况属实',
    minutes: '',
    ...over,
  })
const outcome = (over: object): string => {
  const result = acceptDeliberation(aRecord(over), frame, aPolicy())
  return result.ok ? result.value : result.refusal.code
}

test.each([
  ['all for', {}, 'endorsed'],
  ['half for is no majority', { entitled: members(4), votes: { for: 2, against: 1, abstain: 1 } }, 'declined'],
  ['not authentic', { authentic: false }, 'declined'],
  ['not compliant', { compliant: false }, 'declined'],
  ['two of five present', { entitled: members(2, 3), votes: { for: 2, against: 0, abstain: 0 } }, 'QUORUM_NOT_MET'],
  [
    'two present of two entitled',
    { entitled: members(2), votes: { for: 2, against: 0, abstain: 0 } },
    'QUORUM_NOT_MET',
  ],
  ['more votes than people', { votes: { for: 6, against: 0, abstain: 0 } }, 'VOTES_INCONSISTENT'],
  [
    'somebody listed twice',
    {
      entitled: members(3, 0, [
        { name: '甲甲', person: 'PE-same', present: true },
        { name: '乙乙', person: 'PE-same', present: true },
      ]),
    },
    'VOTES_INCONSISTENT',
  ],
  [
    'the surveyor votes',
    { entitled: members(4, 0, [{ name: '陈调查', person: chen, present: true }]) },
    'RECUSAL_REQUIRED',
  ],
  [
    'the surveyor votes without an account',
    { entitled: members(4, 0, [{ name: '陈调查', present: true }]) },
    'RECUSAL_REQUIRED',
  ],
  [
    'a relative votes',
    { entitled: members(4, 0, [{ name: '亲属甲', person: kin, present: true }]) },
    'RECUSAL_REQUIRED',
  ],
  [
    'the surveyor stands aside',
    { entitled: members(5, 0, [{ name: '陈调查', person: chen, present: true, recusedBecause: '参加入户调查' }]) },
    'endorsed',
  ],
  ['tomorrow', { heldOn: '2026-03-11' }, 'DATE_IN_FUTURE'],
  ['before the survey', { heldOn: '2026-03-04' }, 'DATE_TOO_EARLY'],
])('%s: %#', (_what, over, expected) => expect(outcome(over)).toBe(expected))

test('nobody counts twice: accepted only when quorum holds and votes equal those present', () => {
  const few = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(few, few, few, few, few, (present, absent, yes, no, abstain) => {
      if (present + absent === 0) return
      const votes = { for: yes, against: no, abstain }
      const result = outcome({ entitled: members(present, absent), votes })
      const quorum = present >= 3 && present * 100 >= 67 * (present + absent)
      const counted = yes + no + abstain === present
      const expected = !quorum
        ? 'QUORUM_NOT_MET'
        : !counted
          ? 'VOTES_INCONSISTENT'
          : yes * 2 > present
            ? 'endorsed'
            : 'declined'
      expect(result).toBe(expected)
    }),
    { numRuns: 500 },
  )
})
