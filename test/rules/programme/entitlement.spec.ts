import { STAGES } from '@domain/application/stage'
import type { DeterminationFacts } from '@domain/determination/determination'
import { netIncomeSheet } from '@domain/household/sheet'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { areaOf, Policy } from '@domain/policy/policy'
import {
  acceptAmount,
  aidGiven,
  type EarlierGrant,
  entitlement,
  figuresAllow,
  fileAllows,
  grantedIn,
} from '@domain/programme/entitlement'
import { PROGRAMME_KEYS, PROGRAMMES, standardAmount } from '@domain/programme/programme'
import { demoPolicy } from '@local/town/policy'
import fc from 'fast-check'

const policy = Policy.parse(demoPolicy('2023-01-01'))
const area = areaOf(policy, 'enping')

/** Two people, L = 1,000 and k = 2: the household is above the lines from 48,000 yuan a year. */
const sheetAt = (income: Fen) =>
  netIncomeSheet(
    {
      day: plainDate('2023-06-01'),
      members: [
        {
          key: 'm0' as MemberKey,
          counted: true,
          birthDate: plainDate('1980-01-01'),
          sex: 'male',
          status: 'employed',
          able: true,
        },
        {
          key: 'm1' as MemberKey,
          counted: true,
          birthDate: plainDate('2010-01-01'),
          sex: 'female',
          status: 'student',
          able: true,
        },
      ],
      incomes: [{ member: 'm0' as MemberKey, kind: 'wages', amount: income }],
      expenditures: [],
    },
    area.lines,
    policy,
  )

describe('the file that a programme needs', () => {
  test.each(PROGRAMME_KEYS)(
    '%s is paid only with an active file; temporary aid is also paid while the case waits for its determination',
    (programme) => {
      const allowed = STAGES.filter((stage) => fileAllows(programme, stage).ok)
      expect(allowed).toEqual(programme === 'temporary' ? ['determining', 'on-file'] : ['on-file'])
    },
  )
  test('is named with its stage in the refusal', () => {
    expect(fileAllows('living', 'on-file')).toEqual(ok(true))
    expect(fileAllows('living', 'determining')).toEqual(refuse('DOSSIER_NOT_ACTIVE', { stage: 'determining' }))
  })

  const determined = (on: string) => ({ on: plainDate(on) }) as DeterminationFacts
  test.each(PROGRAMME_KEYS)(
    'has figures of the last twelve months; only temporary aid does not ask for them: %s',
    (programme) => {
      const expired = refuse('FIGURES_OUTDATED', { since: '2022-06-01', until: '2023-06-01' })
      const on = (today: string) => figuresAllow(programme, determined('2022-06-01'), policy, plainDate(today))
      expect(on('2023-06-01')).toEqual(ok(true))
      expect(on('2023-06-02')).toEqual(programme === 'temporary' ? ok(true) : expired)
    },
  )
  test('is not asked for its figures before there is one', () =>
    expect(figuresAllow('living', undefined, policy, plainDate('2023-06-02'))).toEqual(ok(true)))
})

describe('what one grant is for', () => {
  test('is a household, except for tuition and employment aid, which are for one person', () =>
    expect(PROGRAMME_KEYS.map((programme) => PROGRAMMES[programme].unit)).toEqual([
      'household',
      'household',
      'person',
      'household',
      'person',
      'household',
    ]))
  test('has a limit for the year by the line, by the cost, or none', () => {
    const facts = { class: 'severe', selfPaid: yuan(7000), schoolStage: 'senior' } as const
    const months = { ...policy, caps: { livingMonths: 12, tuitionMonths: 10 } }
    expect(PROGRAMME_KEYS.map((programme) => PROGRAMMES[programme].cap(facts, area, months))).toEqual([
      yuan(12_000),
      yuan(7000),
      yuan(10_000),
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('aid already given this year', () => {
  const grant = (over: Partial<EarlierGrant>): EarlierGrant => ({
    year: 2023,
    programme: 'living',
    amount: yuan(4000),
    state: 'paid',
    ...over,
  })
  const grants = [
    grant({}),
    grant({ programme: 'medical', amount: yuan(3000) }),
    grant({ programme: 'tuition', amount: yuan(2000) }),
    grant({ programme: 'festival', amount: yuan(800) }),
    grant({ programme: 'employment', amount: yuan(2000) }),
    grant({ state: 'held', amount: yuan(1) }),
    grant({ state: 'released', amount: yuan(7) }),
    grant({ year: 2022, amount: yuan(50) }),
  ]
  test('counts as income when it was paid for living, illness or school, and festival aid never counts', () => {
    expect(aidGiven(grants, 2023)).toBe(yuan(9000))
  })
  test('is shown to the officer as everything that was granted and not returned', () => {
    expect(grantedIn(grants, 2023)).toBe(yuan(11_801))
  })
})

describe('the second calculation with this year’s aid as income', () => {
  const relative = { class: 'relative', selfPaid: fen(0) } as const
  test('grants the standard while the household is still below the lines', () => {
    expect(entitlement('living', relative, sheetAt(yuan(47_999.99)), area, policy)).toMatchObject({
      ok: true,
      value: { amount: yuan(4000), cap: yuan(12_000), attention: false },
    })
  })
  test('refuses a household that is above the lines, by default', () => {
    const { eligibilityRerun: _unset, ...unset } = policy
    for (const strict of [policy, unset])
      expect(entitlement('living', relative, sheetAt(yuan(48_000)), area, strict)).toEqual(
        refuse('GRANT_NOT_ELIGIBLE', { programme: 'living', why: 'above-line' }),
      )
  })
  test('marks a household above the lines for a decision, if the policy is set to mark', () => {
    expect(
      entitlement('living', relative, sheetAt(yuan(48_000)), area, { ...policy, eligibilityRerun: 'mark' }),
    ).toMatchObject({ ok: true, value: { attention: true } })
  })
  test('is left out for temporary aid without a file', () => {
    expect(entitlement('temporary', { selfPaid: fen(0) }, undefined, area, policy)).toMatchObject({
      ok: true,
      value: { amount: yuan(3000), attention: false },
    })
  })
})

describe('the amount of a programme', () => {
  test.each([
    ['severe', 6000],
    ['relative', 4000],
    ['accident', 5000],
  ] as const)('is found by class for living aid: %s', (hardship, amount) => {
    expect(standardAmount('living', { class: hardship, selfPaid: fen(0) }, area, policy)).toEqual({
      ok: true,
      value: yuan(amount),
    })
  })
  test.each([
    [4999.99, undefined],
    [5000, 3000],
    [19_999.99, 3000],
    [20_000, 8000],
    [49_999.99, 8000],
    [50_000, 15_000],
  ])('is found by tiers of the self-paid cost for medical aid: %d → %s', (selfPaid, amount) => {
    const result = standardAmount('medical', { selfPaid: yuan(selfPaid) }, area, policy)
    expect(result.ok ? result.value : undefined).toBe(amount === undefined ? undefined : yuan(amount))
  })
  test.each([
    ['kindergarten', 1000],
    ['primary', 2000],
    ['junior', 2000],
    ['senior', 3000],
    ['vocational', 3000],
    ['junior-college', 5000],
    ['bachelor', 5000],
    ['postgraduate', 5000],
  ] as const)('is found by school stage for tuition aid: %s', (schoolStage, amount) => {
    expect(standardAmount('tuition', { schoolStage, selfPaid: fen(0) }, area, policy)).toEqual({
      ok: true,
      value: yuan(amount),
    })
  })
  test.each([
    ['living', { selfPaid: fen(0) }],
    ['medical', { selfPaid: fen(0) }],
    ['tuition', { selfPaid: fen(0) }],
  ] as const)('is refused for %s without the required fact', (programme, facts) => {
    expect(standardAmount(programme, facts, area, policy)).toEqual(refuse('GRANT_NOT_ELIGIBLE', { programme }))
    expect(entitlement(programme, facts, undefined, area, policy)).toEqual(refuse('GRANT_NOT_ELIGIBLE', { programme }))
  })
  test('is refused for medical aid without any cost, also if the first tier starts at zero', () => {
    const fromZero = { ...area, standards: { ...area.standards, medical: [{ from: fen(0), amount: yuan(500) }] } }
    expect(standardAmount('medical', { selfPaid: fen(0) }, fromZero, policy)).toEqual(
      refuse('GRANT_NOT_ELIGIBLE', { programme: 'medical' }),
    )
    expect(standardAmount('medical', { selfPaid: fen(1) }, fromZero, policy)).toEqual(ok(fen(1)))
  })
  test('is refused when the flat standard is zero', () => {
    const none = { ...area, standards: { ...area.standards, festival: fen(0) } }
    expect(standardAmount('festival', { selfPaid: fen(0) }, none, policy)).toEqual(
      refuse('GRANT_NOT_ELIGIBLE', { programme: 'festival' }),
    )
  })
  test('is never above the cap, whatever the standard is', () => {
    const amounts = fc.integer({ min: 0, max: 5_000_000 })
    fc.assert(
      fc.property(amounts, amounts, amounts, (standard, selfPaid, lowIncome) => {
        const generous = {
          lines: { ...area.lines, lowIncome: fen(lowIncome) },
          standards: {
            ...area.standards,
            living: { severe: fen(standard), relative: fen(standard), accident: fen(standard) },
            medical: [{ from: fen(1), amount: fen(standard) }],
            tuition: { ...area.standards.tuition, senior: fen(standard) },
          },
        }
        const facts = { class: 'severe', selfPaid: fen(selfPaid), schoolStage: 'senior' } as const
        for (const programme of ['living', 'medical', 'tuition'] as const) {
          const amount = standardAmount(programme, facts, generous, policy)
          const cap = PROGRAMMES[programme].cap(facts, generous, policy)
          if (amount.ok) expect(amount.value).toBeLessThanOrEqual(cap ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })
  test('must be above zero and at most the entitlement', () => {
    const entitled = { amount: yuan(4000), attention: false }
    expect(acceptAmount(yuan(4000), entitled)).toEqual(ok(true))
    const above = { refusal: { code: 'GRANT_ABOVE_CAP', about: { cap: 400_000 } } }
    expect(acceptAmount(yuan(4000.01), entitled)).toMatchObject(above)
    expect(acceptAmount(fen(0), entitled)).toMatchObject({ refusal: { code: 'GRANT_ABOVE_CAP' } })
  })
})
