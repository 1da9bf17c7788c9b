import { type Seat, seatsOn } from '@domain/deliberation/committee'
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
  householdIds: ['hash-of-the-spouse'],
  householdNames: ['申请甲', '配偶乙'],
  seats: [],
  officers: [{ name: '工会甲', person: 'PE-officer' as PersonId }],
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
    kinAsked: true,
    ...over,
  })
/** Everybody in the record is on the committee, unless `seats` is given. */
const decided = (over: object, seats?: readonly Seat[]) => {
  const record = aRecord(over)
  const sitting = seats ?? record.entitled.map(({ name, person, namesake }) => ({ name, person, namesake }))
  return acceptDeliberation(record, { ...frame, seats: sitting }, aPolicy())
}
const outcome = (over: object, seats?: readonly Seat[]): string => {
  const result = decided(over, seats)
  return result.ok ? result.value.conclusion : result.refusal.code
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
    'COUNTED_TWICE',
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
  [
    'another person of the surveyor’s name, known by account',
    { entitled: members(4, 0, [{ name: '陈调查', person: 'PE-other', present: true }]) },
    'endorsed',
  ],
  [
    'the surveyor absent, who is no part of the quorum',
    {
      entitled: members(3, 1, [{ name: '陈调查', person: chen, present: false }]),
      votes: { for: 3, against: 0, abstain: 0 },
    },
    'endorsed',
  ],
  ['today', { heldOn: '2026-03-10' }, 'endorsed'],
  ['tomorrow', { heldOn: '2026-03-11' }, 'DATE_IN_FUTURE'],
  ['on the day of the survey', { heldOn: '2026-03-05' }, 'endorsed'],
  ['before the survey', { heldOn: '2026-03-04' }, 'DATE_TOO_EARLY'],
])('a deliberation with %s gets the right conclusion or refusal (case %#)', (_what, over, expected) =>
  expect(outcome(over)).toBe(expected),
)

test.each<[object, object]>([
  [{ heldOn: '2026-03-11' }, { code: 'DATE_IN_FUTURE', about: { date: '2026-03-11' } }],
  [{ heldOn: '2026-03-04' }, { code: 'DATE_TOO_EARLY', about: { date: '2026-03-04', earliest: '2026-03-05' } }],
  [
    {
      entitled: members(4, 0, [
        { name: '陈调查', person: chen, present: true },
        { name: '申请甲', present: true },
      ]),
    },
    { code: 'RECUSAL_REQUIRED', about: { count: 2, name: '陈调查' } },
  ],
  [{ entitled: members(2, 3) }, { code: 'QUORUM_NOT_MET', about: { present: 2, wanted: 4 } }],
  [{ votes: { for: 4, against: 1, abstain: 1 } }, { code: 'VOTES_INCONSISTENT', about: { cast: 6, present: 5 } }],
  [{ chair: '厂长' }, { code: 'CHAIR_ABSENT', about: { name: '厂长' } }],
])('the refusal of a deliberation says what is wrong (case %#)', (over, refusal) =>
  expect(decided(over)).toEqual({ ok: false, refusal }),
)

test('an accepted deliberation says who took part', () => {
  const result = decided({
    entitled: members(4, 1, [{ name: '亲属甲', person: kin, present: true, recusedBecause: '亲属' }]),
    votes: { for: 4, against: 0, abstain: 0 },
  })
  expect(result).toMatchObject({
    ok: true,
    value: { conclusion: 'endorsed', sat: ['委员0', '委员1', '委员2', '委员3'].map((name) => ({ name })) },
  })
})

test('a deliberation is accepted only when the quorum is met and the votes equal the number of those present', () => {
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

describe('only seats that the union has entered belong to the committee:', () => {
  const five: readonly Seat[] = Array.from({ length: 5 }, (_, i) => ({ name: `委员${i}` }))
  const votes = (n: number) => ({ for: n, against: 0, abstain: 0 })

  test.each<[string, object, readonly Seat[], string]>([
    ['nobody entered', {}, [], 'COMMITTEE_MISSING'],
    ['all five', {}, five, 'endorsed'],
    [
      'a name it does not have',
      { entitled: members(5, 0, [{ name: '路人', present: true }]), votes: votes(6) },
      five,
      'NOT_OF_COMMITTEE',
    ],
    [
      'the same name three times',
      { entitled: [1, 2, 3].map(() => ({ name: '委员0', present: true })), votes: votes(3) },
      five,
      'COUNTED_TWICE',
    ],
    [
      'the same name in full width and padded',
      { entitled: members(5, 0, [{ name: '委员　0', present: true }]), votes: votes(6) },
      five,
      'COUNTED_TWICE',
    ],
    [
      'three of nine, the others left out',
      { entitled: members(3), votes: votes(3) },
      [...five, { name: '甲' }, { name: '乙' }, { name: '丙' }, { name: '丁' }],
      'QUORUM_NOT_MET',
    ],
    [
      'two of one name, told apart',
      { entitled: members(3, 0, [{ name: '委员0', namesake: '二车间', present: true }]), votes: votes(4) },
      [...five.slice(0, 3), { name: '委员0', namesake: '二车间' }],
      'endorsed',
    ],
    [
      'the applicant votes',
      { entitled: members(4, 0, [{ name: '申请甲', present: true }]) },
      [...five.slice(0, 4), { name: '申请甲' }],
      'RECUSAL_REQUIRED',
    ],
    [
      'the spouse votes',
      { entitled: members(4, 0, [{ name: '配偶乙', present: true }]) },
      [...five.slice(0, 4), { name: '配偶乙' }],
      'RECUSAL_REQUIRED',
    ],
    [
      'the spouse votes under another spelling of the ID',
      { entitled: members(4, 0, [{ name: '乙', present: true }]) },
      [...five.slice(0, 4), { name: '乙', idHash: 'hash-of-the-spouse' }],
      'RECUSAL_REQUIRED',
    ],
    [
      'another person of the spouse’s name',
      { entitled: members(4, 0, [{ name: '配偶乙', namesake: '财务科', present: true }]) },
      [...five.slice(0, 4), { name: '配偶乙', namesake: '财务科' }],
      'endorsed',
    ],
    [
      'a namesake who is the spouse by ID number',
      { entitled: members(4, 0, [{ name: '配偶乙', namesake: '财务科', present: true }]) },
      [...five.slice(0, 4), { name: '配偶乙', namesake: '财务科', idHash: 'hash-of-the-spouse' }],
      'RECUSAL_REQUIRED',
    ],
    [
      'the spouse’s name under another ID number',
      { entitled: members(4, 0, [{ name: '配偶乙', present: true }]) },
      [...five.slice(0, 4), { name: '配偶乙', idHash: 'of-somebody-else' }],
      'endorsed',
    ],
    [
      'the surveyor’s account behind a bare name',
      { entitled: members(4, 0, [{ name: '陈甲', present: true }]) },
      [...five.slice(0, 4), { name: '陈甲', person: chen }],
      'RECUSAL_REQUIRED',
    ],
    [
      'who presides is absent',
      { entitled: members(4, 1), votes: votes(4), chair: '缺席0' },
      [...five.slice(0, 4), { name: '缺席0' }],
      'CHAIR_ABSENT',
    ],
    [
      'who presides is recused',
      { entitled: [{ name: '委员0', present: true, recusedBecause: '亲属' }, ...members(5).slice(1)], votes: votes(4) },
      five,
      'CHAIR_ABSENT',
    ],
    ['who presides is nobody of it', { chair: '厂长' }, five, 'CHAIR_ABSENT'],
    [
      'an officer of the union sits with it by office',
      { entitled: members(5, 0, [{ name: '工会甲', person: 'PE-officer', present: true }]), votes: votes(6) },
      five,
      'endorsed',
    ],
    ['nobody was asked about kin', { kinAsked: false }, five, 'KIN_NOT_ASKED'],
  ])('%s', (_what, over, seats, expected) => expect(outcome(over, seats)).toBe(expected))

  test('a seat that the record does not name is stored as absent', () => {
    const seats = [...five, { name: '甲' }]
    const kept = acceptDeliberation(aRecord(), { ...frame, seats }, aPolicy())
    expect(kept).toMatchObject({
      ok: true,
      value: { record: { entitled: [...members(5), { name: '甲', present: false }] } },
    })
  })

  test('a seat is valid from its first day up to, but not including, its end', () => {
    const seat: Seat = { name: '甲', from: plainDate('2026-02-01'), until: plainDate('2026-03-01') }
    const on = (day: string) => seatsOn([seat], plainDate(day)).length
    expect([on('2026-01-31'), on('2026-02-01'), on('2026-02-28'), on('2026-03-01')]).toEqual([0, 1, 1, 0])
    expect(seatsOn<Seat>([{ name: '乙' }], plainDate('2020-01-01'))).toHaveLength(1)
  })
})
