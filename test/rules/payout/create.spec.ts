import { yuan } from '@domain/kernel/fen'
import type { CaseId, GrantId, OrgId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { type Chosen, create, takes } from '@domain/payout/create'

const [CITY, COUNTY, OTHER] = ['OR-city', 'OR-county', 'OR-other'] as [OrgId, OrgId, OrgId]
const grantOf = (no: number, over: Partial<Chosen['grant']> = {}): Chosen['grant'] => ({
  id: `GR-grant${no}` as GrantId,
  city: CITY,
  county: COUNTY,
  year: 2023,
  programme: 'living',
  amount: yuan(1000 + no),
  state: 'held',
  ...over,
})
type Household = Chosen['household']
const householdOf = (no: number, stage: Household['stage'] = 'on-file'): Household => ({
  id: `CA-case${no}` as CaseId,
  stage,
  nameMasked: '王*明' as Masked,
  declaration: {
    account: { bank: '虚构银行', branch: '虚构支行', number: { sealed: `sealed${no}`, shown: `**** **** 000${no}` } },
  } as Household['declaration'],
})
const chosen = (no: number, over: Partial<Chosen> = {}): Chosen => ({
  grant: grantOf(no),
  household: householdOf(no),
  accountFailed: false,
  taken: false,
  ...over,
})
const asked = (...grants: number[]) => ({ org: COUNTY, year: 2023, grants: grants.map((no) => grantOf(no).id) })
const refused = (code: string, about?: object) => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
})

describe('the grants of a batch', () => {
  test.each([
    ['of the county', [grantOf(1), grantOf(2)], asked(1, 2), { ok: true, value: true }],
    ['of the city', [grantOf(1)], { ...asked(1), org: CITY }, { ok: true, value: true }],
    ['named twice', [grantOf(1)], asked(1, 1), { ok: true, value: true }],
    ['that are not there', [grantOf(1)], asked(1, 2), refused('NOT_FOUND')],
    ['of another union', [grantOf(1)], { ...asked(1), org: OTHER }, refused('NOT_FOUND')],
    ['of another year', [grantOf(1), grantOf(2, { year: 2022 })], asked(1, 2), refused('BAD_INPUT', { at: 'year' })],
  ] as const)('%s are taken or refused together', (_what, found, what, result) =>
    expect(create.wants(found, what)).toEqual(result),
  )

  test.each<[string, Chosen, object]>([
    ['held, of a household on file', chosen(1), { ok: true, value: true }],
    [
      'of a file that was ended',
      chosen(1, { household: householdOf(1, 'exited') }),
      refused('GRANT_NOT_ELIGIBLE', { programme: 'living', stage: 'exited' }),
    ],
    [
      'of a household that has named no account',
      chosen(1, { household: { ...householdOf(1), declaration: {} as Household['declaration'] } }),
      refused('ACCOUNT_MISSING'),
    ],
    [
      'in another batch',
      chosen(1, { grant: grantOf(1, { state: 'batched' }) }),
      refused('GRANT_WRONG_STATE', { state: 'batched' }),
    ],
    [
      'in this very batch already',
      chosen(1, { grant: grantOf(1, { state: 'batched' }), taken: true }),
      { ok: true, value: true },
    ],
    [
      'on the account that failed',
      chosen(1, { grant: grantOf(1, { state: 'failed', failedOwner: 'payee' }), accountFailed: true }),
      refused('ACCOUNT_UNCHANGED'),
    ],
  ])('%s: one grant is taken or refused', (_what, one, result) => expect(takes(one)).toEqual(result))
})

describe('a new batch', () => {
  const world = {
    today: plainDate('2023-06-08'),
    person: { id: 'PE-maker' as PersonId, name: '经办人' },
    household: 'two' as const,
  }

  test('has a numbered line for each grant, and each payee’s own sealed account', () =>
    expect(create.decide([chosen(1), chosen(2)], asked(1, 2), world)).toEqual({
      ok: true,
      value: {
        head: {
          org: COUNTY,
          year: 2023,
          state: 'made',
          maker: 'PE-maker',
          madeOn: '2023-06-08',
          count: 2,
          total: yuan(2003),
          paid: 0,
          failed: 0,
          households: ['CA-case1', 'CA-case2'],
        },
        lines: [1, 2].map((no) => ({
          no,
          grant: `GR-grant${no}`,
          nameMasked: '王*明',
          accountShown: `**** **** 000${no}`,
          lastFour: `000${no}`,
          amount: yuan(1000 + no),
          caseId: `CA-case${no}`,
          account: `sealed${no}`,
          bank: '虚构银行',
          branch: '虚构支行',
        })),
      },
    }))

  test('is refused for the maker’s own household, for a shared account, and for a grant it may not take', () => {
    const two = [chosen(1), chosen(2, { grant: grantOf(2, { state: 'paid' }) })]
    expect(create.decide(two, asked(1, 2), { ...world, household: 'one' })).toMatchObject(refused('OWN_HOUSEHOLD'))
    expect(create.decide(two, asked(1, 2), { ...world, unstated: 3 })).toEqual(
      refused('ACCOUNT_SHARED', { households: 3 }),
    )
    expect(create.decide(two, asked(1, 2), world)).toEqual(refused('GRANT_WRONG_STATE', { state: 'paid' }))
  })
})
