import type { Stage } from '@domain/application/stage'
import type { BudgetLine } from '@domain/fund/fund'
import { decideHold, entitle } from '@domain/fund/hold'
import { netIncomeSheet } from '@domain/household/sheet'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import { type BudgetLineId, MemberKey, type OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { areaOf } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'

type Aided = Parameters<typeof entitle>[1]
type Asked = Parameters<typeof entitle>[0]
type Known = Parameters<typeof entitle>[2]
type Entitled = Parameters<typeof decideHold>[2]

const policy = aPolicy()
const area = areaOf(policy, 'jianghai')
const today = plainDate('2026-03-20')
const key = (name: string) => MemberKey.parse(name)

const member = (name: string, over: object = {}) => ({
  key: name,
  counted: true,
  name: { shown: `${name}*` },
  idNumber: { hash: `hash-${name}` },
  ...over,
})
const illness = (who: string, amount: Fen, kind = 'illness') => ({ member: who, kind, amount })

/** An applicant with a wife and a daughter at school, who are counted, and a grown son, who is not. */
const household = (over: { declaration?: object } & Omit<Partial<Aided>, 'declaration'> = {}): Aided => ({
  stage: 'on-file',
  org: { city: 'O-city', county: 'O-county', base: 'O-base', jurisdiction: 'jianghai' } as Record<
    'city' | 'county' | 'base',
    OrgId
  > & { jurisdiction: 'jianghai' },
  nameMasked: '申*人' as Aided['nameMasked'],
  determination: {
    on: plainDate('2026-01-20'),
    class: 'relative',
    level: 'city',
  } as unknown as NonNullable<Aided['determination']>,
  ...over,
  declaration: {
    applicant: { idNumber: { hash: 'hash-m0' } },
    members: [
      member('m1'),
      member('m2', { schoolStage: 'senior' }),
      member('m3', { counted: false, schoolStage: 'bachelor' }),
    ],
    expenditures: [illness('m0', yuan(6000))],
    ...over.declaration,
  } as unknown as Aided['declaration'],
})

/** One person without children: above the lines from 24,000 yuan a year (two times 1,000 a month). */
const sheetAt = (income: Fen) =>
  netIncomeSheet(
    {
      day: today,
      members: [
        {
          key: key('m0'),
          counted: true,
          birthDate: plainDate('1980-01-01'),
          sex: 'male',
          status: 'employed',
          able: true,
        },
      ],
      incomes: [{ member: key('m0'), kind: 'wages', amount: income }],
      expenditures: [],
    },
    area.lines,
    policy,
  )
const known = (over: Partial<Known> = {}): Known => ({
  policy,
  today,
  earlier: [],
  sheetWith: (aid) => sheetAt(fen(yuan(20_000) + aid)),
  ...over,
})
const decide = (asked: Partial<Asked> = {}, on = household(), more: Partial<Known> = {}) =>
  entitle({ programme: 'living', year: 2026, ...asked }, on, known(more))
const entitled = (...asked: Parameters<typeof decide>): Entitled => {
  const found = decide(...asked)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

describe('what a household may be granted', () => {
  test('is decided with its file, its figures and this year’s aid', () => {
    expect(decide()).toEqual(
      ok({
        amount: yuan(4000),
        cap: yuan(12_000),
        class: 'relative',
        attention: false,
        given: 0,
        aided: {
          name: '申*人',
          hash: 'hash-m0',
          itemKeys: ['2026:living:hash-m0', '2026:living:hash-m1', '2026:living:hash-m2'],
        },
      }),
    )
  })
  test.each([2025, 2027])('is nothing from the money of another year: %d', (year) =>
    expect(decide({ year })).toEqual(refuse('BAD_INPUT', { at: 'year' })),
  )
  test.each<[Stage, Asked['programme'], boolean]>([
    ['exited', 'living', false],
    ['determining', 'living', false],
    ['determining', 'temporary', true],
  ])('needs an active file: %s, %s', (stage, programme, fine) =>
    expect(decide({ programme }, household({ stage }))).toEqual(
      fine ? expect.objectContaining({ ok: true }) : refuse('DOSSIER_NOT_ACTIVE', { stage }),
    ),
  )
  test('needs figures that have not expired', () => {
    const since = plainDate('2025-03-19')
    const old = household({ determination: { ...household().determination, on: since } as never })
    expect(decide({}, old)).toEqual(refuse('FIGURES_OUTDATED', { since, until: '2026-03-19' }))
  })
  test('counts this year’s paid aid as income, and refuses once that lifts the household above the lines', () => {
    const paid = (amount: Fen, year = 2026) => ({ year, programme: 'living', amount, state: 'paid' }) as const
    expect(decide({}, household(), { earlier: [paid(yuan(3999.99)), paid(yuan(9000), 2025)] })).toMatchObject({
      ok: true,
      value: { given: yuan(3999.99) },
    })
    expect(decide({}, household(), { earlier: [paid(yuan(4000))] })).toEqual(
      refuse('GRANT_NOT_ELIGIBLE', { programme: 'living', why: 'above-line' }),
    )
  })
  test('is not calculated again for temporary aid before there is a file', () => {
    const { determination: _none, ...without } = household({ stage: 'determining' })
    const sheetWith = () => sheetAt(yuan(90_000))
    expect(decide({ programme: 'temporary' }, without, { sheetWith })).toMatchObject({
      ok: true,
      value: { amount: yuan(1000), attention: false, class: undefined },
    })
    expect(decide({ programme: 'temporary' }, household(), { sheetWith })).toMatchObject({ ok: false })
  })
})

describe('whom a grant is for', () => {
  test('a household’s aid takes the item of this year from each counted member, once', () => {
    const twice = household({
      declaration: { members: [member('m1'), member('m2', { idNumber: { hash: 'hash-m1' } })] },
    })
    expect(entitled({}, twice).aided.itemKeys).toEqual(['2026:living:hash-m0', '2026:living:hash-m1'])
  })
  test('one person’s aid takes the item from that person alone', () => {
    expect(entitled({ programme: 'employment' }).aided).toEqual({
      member: 'm0',
      name: '申*人',
      hash: 'hash-m0',
      itemKeys: ['2026:employment:hash-m0'],
    })
    expect(entitled({ programme: 'employment', member: key('m0') })).toEqual(entitled({ programme: 'employment' }))
    expect(entitled({ programme: 'tuition', member: key('m2') })).toMatchObject({
      amount: yuan(3000),
      aided: { member: 'm2', name: 'm2*', hash: 'hash-m2', itemKeys: ['2026:tuition:hash-m2'] },
    })
  })
  test('a member of a household may not be named for a household’s aid, except the applicant', () => {
    expect(decide({ member: key('m1') })).toEqual(refuse('BAD_INPUT', { at: 'member' }))
    expect(decide({ member: key('m0') })).toEqual(decide())
  })
  test('a stranger is refused, and so is a member who does not count', () => {
    expect(decide({ programme: 'tuition', member: key('m9') })).toEqual(refuse('BAD_INPUT', { at: 'member' }))
    expect(decide({ programme: 'tuition', member: key('m3') })).toEqual(
      refuse('GRANT_NOT_ELIGIBLE', { programme: 'tuition', why: 'not-counted' }),
    )
  })
  test('the applicant and a member out of school get no tuition aid', () => {
    const none = refuse('GRANT_NOT_ELIGIBLE', { programme: 'tuition' })
    expect(decide({ programme: 'tuition' })).toEqual(none)
    expect(decide({ programme: 'tuition', member: key('m1') })).toEqual(none)
  })
})

describe('medical aid', () => {
  const capWith = (over: Parameters<typeof household>[0]) => entitled({ programme: 'medical' }, household(over)).cap
  const costs = [
    illness('m0', yuan(5000)),
    illness('m1', yuan(1000.5)),
    illness('m3', yuan(70)),
    illness('m2', yuan(300), 'schooling'),
  ]
  test('counts what the applicant and the counted members paid for illness', () =>
    expect(capWith({ declaration: { expenditures: costs } })).toBe(yuan(6000.5)))
  test('counts the surveyors’ figures where there are any', () => {
    const survey = (expenditures?: object) => ({ survey: { expenditures } as unknown as NonNullable<Aided['survey']> })
    expect(capWith({ ...survey(costs) })).toBe(yuan(6000.5))
    expect(capWith({ ...survey() })).toBe(yuan(6000))
  })
})

describe('holding the money of a grant', () => {
  const line = (over: Partial<BudgetLine> = {}): BudgetLine => ({
    id: 'BL-a' as BudgetLineId,
    year: 2026,
    source: 'city',
    jurisdiction: 'jianghai',
    allocated: yuan(5000),
    held: fen(0),
    settled: fen(0),
    ...over,
  })
  const share = (amount: Fen, id = 'BL-a') => ({ line: id as BudgetLineId, amount })
  const wanted = { programme: 'living', year: 2026, amount: yuan(4000), shares: [share(yuan(4000))] } as const
  const held = (
    over: Partial<Parameters<typeof decideHold>[0]> = {},
    lines: readonly (BudgetLine | undefined)[] = [line()],
    more: {
      repeated?: Parameters<typeof decideHold>[3]['repeated']
      on?: Aided
      entitled?: Entitled
      policy?: Parameters<typeof decideHold>[4]
    } = {},
  ) =>
    decideHold(
      { ...wanted, ...over },
      more.on ?? household(),
      more.entitled ?? entitled(),
      { repeated: more.repeated, lines },
      more.policy ?? policy,
    )

  test('writes down the grant with its place, its class and the aided person', () => {
    expect(held()).toStrictEqual(
      ok({
        programme: 'living',
        year: 2026,
        amount: yuan(4000),
        shares: wanted.shares,
        jurisdiction: 'jianghai',
        city: 'O-city',
        county: 'O-county',
        base: 'O-base',
        name: '申*人',
        itemKeys: ['2026:living:hash-m0', '2026:living:hash-m1', '2026:living:hash-m2'],
        aided: 'hash-m0',
        class: 'relative',
        attention: false,
        state: 'held',
        confirmed: false,
      }),
    )
  })
  test('writes no class where the household has none yet, and may pay it from every source', () => {
    const { determination: _none, ...on } = household({ stage: 'determining' })
    const found = held({ programme: 'temporary', amount: yuan(1000), shares: [share(yuan(1000))] }, [line()], {
      on,
      entitled: entitled({ programme: 'temporary' }, on),
    })
    expect(found.ok && Object.keys(found.value)).not.toContain('class')
    expect(found.ok).toBe(true)
  })
  test('is refused when the shares do not add up', () =>
    expect(held({ shares: [share(yuan(3999.99))] })).toEqual(
      refuse('GRANT_SPLIT_WRONG', { sum: yuan(3999.99), amount: yuan(4000) }),
    ))
  test('is refused above what the household is entitled to', () =>
    expect(held({ amount: yuan(4000.01), shares: [share(yuan(4000.01))] })).toEqual(
      refuse('GRANT_ABOVE_CAP', { cap: yuan(4000) }),
    ))
  test('is refused when an aided person was given this item this year', () =>
    expect(held({}, [line()], { repeated: 'here' })).toEqual(
      refuse('GRANT_REPEATED', { programme: 'living', year: 2026 }),
    ))
  test.each([
    ['unknown', undefined],
    ['of another year', line({ year: 2025 })],
    ['of another place', line({ jurisdiction: 'enping' })],
  ])('is refused when a budget line is %s', (_what, other) =>
    expect(held({}, [other])).toEqual(refuse('GRANT_SPLIT_WRONG')),
  )
  test('is refused when a source may not pay files of this level', () => {
    const only = { policy: { fundLevels: { city: ['county' as const] } } }
    const about = { source: 'city', levels: 'county' }
    expect(held({}, [line()], only)).toEqual(refuse('SOURCE_NOT_FOR_LEVEL', { ...about, level: 'city' }))
    const { determination: _none, ...on } = household()
    expect(held({}, [line()], { ...only, on })).toEqual(refuse('SOURCE_NOT_FOR_LEVEL', about))
  })
  test('is refused when one of the lines has too little free money', () => {
    const shares = [share(yuan(3000)), share(yuan(1000), 'BL-b')]
    expect(held({ shares }, [line(), line({ allocated: yuan(1000) })]).ok).toBe(true)
    expect(held({ shares }, [line(), line({ allocated: yuan(999.99) })])).toEqual(
      refuse('BUDGET_EXHAUSTED', { free: yuan(999.99), wanted: yuan(1000) }),
    )
  })
})
