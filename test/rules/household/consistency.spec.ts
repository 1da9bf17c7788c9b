import { beyondBelief, checkHousehold, inconsistencies } from '@domain/household/consistency'
import { Declaration } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { aDeclaration, aMember } from '@test/support/household'
import { anIdNumber } from '@test/support/people'

const today = plainDate('2026-03-02')
const boring = aDeclaration()
const child = { relation: 'child', idNumber: anIdNumber(77, '2009-09-09') } as const
const by = (idNumber: string) => Declaration.parse({ ...boring, applicant: { ...boring.applicant, idNumber } })
const bornIn = Number(boring.applicant.idNumber.slice(6, 10))
const hired = (hiredIn: string) => Declaration.parse({ ...boring, applicant: { ...boring.applicant, hiredIn } })
const members = (...list: readonly object[]) => Declaration.parse({ ...boring, members: list, expenditures: [] })

test('an ordinary household has no inconsistencies', () => {
  expect(inconsistencies(boring, today)).toEqual([])
  expect(checkHousehold(boring, { today })).toEqual({ ok: true, value: true })
})

test.each([
  [
    'two members of one key',
    members(aMember(1, 1), { ...aMember(1, 2), ...child, key: 'm1' }),
    'members.1.key',
    'member-key-repeated',
  ],
  [
    'a member with the applicant’s key',
    members({ ...aMember(1, 1), key: 'm0' }),
    'members.0.key',
    'member-key-repeated',
  ],
  [
    'one ID number twice',
    members(aMember(1, 1), { ...aMember(1, 1), relation: 'sibling', key: 'm2' }),
    'members.1.idNumber',
    'id-number-repeated',
  ],
  [
    'a member with the applicant’s number',
    members({ ...aMember(1, 1), idNumber: boring.applicant.idNumber }),
    'members.0.idNumber',
    'id-number-repeated',
  ],
  ['two spouses', members(aMember(1, 1), aMember(1, 2)), 'members.1.relation', 'spouse-repeated'],
  [
    'a spouse of sixteen',
    members({ ...aMember(1, 1), idNumber: anIdNumber(77, '2009-09-09') }),
    'members.0.relation',
    'spouse-too-young',
  ],
  [
    'a student without a school stage',
    members({ ...aMember(1, 1), ...child, status: 'student' }),
    'members.0.schoolStage',
    'school-stage-missing',
  ],
  [
    'not counted and no reason',
    members({ ...aMember(1, 1), counted: false }),
    'members.0.notCountedBecause',
    'not-counted-reason-missing',
  ],
  [
    'income of nobody',
    { ...boring, incomes: [{ member: 'm9' as MemberKey, kind: 'wages' as const, amount: yuan(1) }] },
    'incomes.0.member',
    'unknown-member',
  ],
  [
    'a cost of nobody',
    { ...boring, expenditures: [{ member: 'm9' as MemberKey, kind: 'illness' as const, amount: yuan(1) }] },
    'expenditures.0.member',
    'unknown-member',
  ],
  [
    'an accident tomorrow',
    {
      ...boring,
      accident: { kind: 'injury' as const, happenedOn: plainDate('2026-03-03'), cost: yuan(1), recovered: yuan(0) },
    },
    'accident.happenedOn',
    'accident-in-future',
  ],
  ['an applicant of fifteen', by(anIdNumber(78, '2010-03-03')), 'applicant.idNumber', 'applicant-too-young'],
  ['an applicant not yet born', by(anIdNumber(78, '2030-01-01')), 'applicant.idNumber', 'applicant-too-young'],
  [
    'a child not yet born',
    members({ ...aMember(1, 1), ...child, idNumber: anIdNumber(78, '2026-03-03') }),
    'members.0.idNumber',
    'born-in-future',
  ],
  ['an applicant born in 1880', by(anIdNumber(78, '1880-03-03')), 'applicant.idNumber', 'born-too-long-ago'],
  [
    'a grandmother born in 1880',
    members({ ...aMember(1, 1), relation: 'grandparent', idNumber: anIdNumber(78, '1880-03-03') }),
    'members.0.idNumber',
    'born-too-long-ago',
  ],
  ['hired next month', hired('2026-04'), 'applicant.hiredIn', 'hired-in-future'],
  ['hired in 1880', hired('1880-01'), 'applicant.hiredIn', 'hired-too-long-ago'],
  ['hired in the cradle', hired(`${bornIn + 2}-01`), 'applicant.hiredIn', 'hired-too-long-ago'],
  [
    'a car bought next year',
    { ...boring, property: { ...boring.property, vehicles: [{ kind: 'car' as const, boughtIn: 2027 }] } },
    'property.vehicles.0.boughtIn',
    'vehicle-year',
  ],
  [
    'an accident of 1880',
    {
      ...boring,
      accident: { kind: 'injury' as const, happenedOn: plainDate('1880-03-03'), cost: yuan(1), recovered: yuan(0) },
    },
    'accident.happenedOn',
    'accident-too-long-ago',
  ],
  [
    'more money than a household can have, over several lines',
    {
      ...boring,
      incomes: (['wages', 'bonus', 'rent'] as const).map((kind) => ({
        member: 'm0' as MemberKey,
        kind,
        amount: yuan(40_000_000),
      })),
    },
    'incomes.2.amount',
    'money-too-much',
  ],
  [
    'a cost nobody can have had',
    {
      ...boring,
      expenditures: [{ member: 'm0' as MemberKey, kind: 'illness' as const, amount: yuan(100_000_000.01) }],
    },
    'expenditures.0.amount',
    'money-too-much',
  ],
])('%s: the inconsistency names the field', (_what, declaration, at, rule) => {
  expect(inconsistencies(declaration, today)).toContainEqual({ at, rule })
  expect(checkHousehold(declaration, { today })).toMatchObject({
    ok: false,
    refusal: { code: 'HOUSEHOLD_INCONSISTENT' },
  })
})

const struck = (happenedOn: string, cost = yuan(1)) => ({
  ...boring,
  accident: { kind: 'injury' as const, happenedOn: plainDate(happenedOn), cost, recovered: yuan(0) },
})

test.each<[string, Declaration, Declaration, string]>([
  [
    'a spouse comes of age at eighteen',
    members({ ...aMember(1, 1), idNumber: anIdNumber(77, '2008-03-02') }),
    members({ ...aMember(1, 1), idNumber: anIdNumber(77, '2008-03-03') }),
    'spouse-too-young',
  ],
  [
    'a member who is not counted needs a reason',
    members({ ...aMember(1, 1), counted: false, notCountedBecause: '在外服刑' }),
    members({ ...aMember(1, 1), counted: false }),
    'not-counted-reason-missing',
  ],
  ['an accident may be of today', struck('2026-03-02'), struck('2026-03-03'), 'accident-in-future'],
  ['an accident of twenty years ago still counts', struck('2006-03-02'), struck('2006-03-01'), 'accident-too-long-ago'],
  [
    'an accident costs a hundred million at most',
    struck('2026-03-01', yuan(100_000_000)),
    struck('2026-03-01', yuan(100_000_000.01)),
    'money-too-much',
  ],
  [
    'an applicant works from sixteen',
    by(anIdNumber(78, '2010-03-02')),
    by(anIdNumber(78, '2010-03-03')),
    'applicant-too-young',
  ],
  [
    'a child may be born today',
    members({ ...aMember(1, 1), ...child, idNumber: anIdNumber(78, '2026-03-02') }),
    members({ ...aMember(1, 1), ...child, idNumber: anIdNumber(78, '2026-03-03') }),
    'born-in-future',
  ],
  [
    'people live a hundred and twenty years',
    by(anIdNumber(78, '1905-03-03')),
    by(anIdNumber(78, '1905-03-02')),
    'born-too-long-ago',
  ],
  ['the month of being hired may be this one', hired('2026-03'), hired('2026-04'), 'hired-in-future'],
  [
    'people are hired from ten years of age',
    hired(`${bornIn + 10}-01`),
    hired(`${bornIn + 9}-12`),
    'hired-too-long-ago',
  ],
])('%s, and not beyond', (_what, right, wrong, rule) => {
  expect(inconsistencies(right, today).map((each) => each.rule)).not.toContain(rule)
  expect(inconsistencies(wrong, today).map((each) => each.rule)).toContain(rule)
})

test('the cost of an accident is named where it is wrong', () =>
  expect(inconsistencies(struck('2026-03-01', yuan(100_000_001)), today)).toEqual([
    { at: 'accident.cost', rule: 'money-too-much' },
  ]))

test('sums are believed up to a hundred million yuan; the line that goes beyond is named', () => {
  const most = { amount: yuan(100_000_000) }
  expect([beyondBelief([]), beyondBelief([most]), beyondBelief([most, { amount: 1 }, { amount: 1 }])]).toEqual([
    undefined,
    undefined,
    1,
  ])
})

test('the period is wrong when either of its months is', () => {
  const { from, to } = boring.period
  for (const period of [
    { from, to: from },
    { from: to, to },
  ])
    expect(checkHousehold({ ...boring, period }, { today })).toEqual({
      ok: false,
      refusal: { code: 'PERIOD_WRONG', about: { from, to } },
    })
})

test('the form gets all inconsistencies at once, and the refusal names the first inconsistency', () => {
  const wrong = { ...members({ ...aMember(1, 1), counted: false }, { ...aMember(1, 2) }) }
  expect(inconsistencies(wrong, today)).toHaveLength(2)
  expect(checkHousehold(wrong, { today })).toMatchObject({ refusal: { about: { at: 'members.1.relation' } } })
})

test('the money lines must cover the twelve whole months before the month of applying', () => {
  const old = aDeclaration({}, { today: '2026-02-02' })
  expect(checkHousehold(old, { today })).toEqual({
    ok: false,
    refusal: { code: 'PERIOD_WRONG', about: { from: '2025-03', to: '2026-02' } },
  })
  expect(checkHousehold(old, { today, asked: plainDate('2026-02-28') }).ok).toBe(true)
})

test.each([
  ['of a hundred and twenty', by(anIdNumber(78, '1905-03-03'))],
  ['hired this month', hired('2026-03')],
  ['hired young, long ago', hired(`${bornIn + 12}-01`)],
  [
    'with a car of this year',
    { ...boring, property: { ...boring.property, vehicles: [{ kind: 'car' as const, boughtIn: 2026 }] } },
  ],
  [
    'struck twenty years ago to the day',
    {
      ...boring,
      accident: { kind: 'injury' as const, happenedOn: plainDate('2006-03-02'), cost: yuan(1), recovered: yuan(0) },
    },
  ],
])('a household with a person %s is accepted', (_what, declaration) => {
  expect(inconsistencies({ ...declaration, members: [], incomes: [], expenditures: [] }, today)).toEqual([])
})
