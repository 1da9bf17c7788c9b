import type { Reader } from '@domain/application/actions'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { yuan } from '@domain/kernel/fen'
import type { CaseId, GrantId, OrgId, PersonId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import { actsOnGrant } from '@domain/payout/grant-acts'
import { ORG } from '@test/support/town'

type Known = Parameters<typeof actsOnGrant>[0]
type Grant = Known['grant']

const place = { path: ORG.base.path, jurisdiction: ORG.base.jurisdiction }
const officer = (role: PostRole, over: Partial<Reader> = {}): Reader => ({
  selves: { own: ['PE-officer' as PersonId], perhaps: [] },
  known: true,
  posts: [{ role, org: ORG.city.id }],
  place,
  applicant: false,
  household: 'two',
  sat: 'two',
  ...over,
})

const grantIn = (state: Grant['state'], over: Partial<Grant> = {}): Grant => ({
  id: 'GR-one1' as GrantId,
  city: ORG.city.id,
  county: ORG.base.path[1] as OrgId,
  year: 2026,
  programme: 'living',
  amount: yuan(1000),
  state,
  ...over,
})
const householdAt = (stage: CaseSnapshot['stage']): CaseSnapshot =>
  ({
    id: 'CA-case1' as CaseId,
    stage,
    declaration: { account: {} },
    objections: [],
    grants: [],
  }) as unknown as CaseSnapshot
const known = (state: Grant['state'], over: Partial<Known> = {}): Known => ({
  grant: grantIn(state),
  household: householdAt('on-file'),
  accountFailed: false,
  unstated: false,
  asked: false,
  ...over,
})
const finance = officer('fund-officer')

describe('what finance is offered with a grant', () => {
  test.each<[string, Known, readonly string[]]>([
    ['that is held: a batch, or its release', known('held'), ['take', 'releaseGrant']],
    ['that is in a batch: nothing', known('batched'), []],
    [
      'that failed: whose fault it was, another batch, or its release',
      known('failed'),
      ['take', 'releaseGrant', 'decideFailure'],
    ],
    ['that was paid: its return, or that it is asked back', known('paid'), ['returnGrant', 'demandRecovery']],
    ['that is asked back: what has come in', known('recovering'), ['receiveRecovery']],
    [
      'that was paid, and the worker asks where it is: an answer too',
      known('paid', { asked: true }),
      ['answerTrace', 'returnGrant', 'demandRecovery'],
    ],
    ['that was released: nothing', known('released'), []],
  ])('%s', (_what, one, acts) => expect(actsOnGrant(one, finance)).toEqual(acts))

  test('a failed grant is taken again when the household has another account', () => {
    const failed = grantIn('failed', { failedOwner: 'payee' } as Partial<Grant>)
    expect(actsOnGrant(known('failed', { grant: failed, accountFailed: true }), finance)).not.toContain('take')
    expect(actsOnGrant(known('failed', { grant: failed }), finance)).toContain('take')
  })

  test('no batch for an account that another household uses too, until somebody has stated why', () =>
    expect(actsOnGrant(known('held', { unstated: true }), finance)).toEqual(['releaseGrant']))

  test('no batch for a household that has given no account yet', () => {
    const household = { ...householdAt('on-file'), declaration: {} } as unknown as CaseSnapshot
    expect(actsOnGrant(known('held', { household }), finance)).not.toContain('take')
  })

  test('no batch for a household whose file was closed', () =>
    expect(actsOnGrant(known('held', { household: householdAt('exited') }), finance)).not.toContain('take'))
})

describe('who is offered nothing', () => {
  test.each<[string, Reader]>([
    ['a reviewer', officer('city-reviewer')],
    ['a fund approver', officer('fund-approver')],
    ['an auditor', officer('auditor')],
    [
      'a fund officer of another county',
      officer('fund-officer', { posts: [{ role: 'fund-officer', org: 'OR-elsewhere' as OrgId }] }),
    ],
    ['a fund officer who has not said who they are', officer('fund-officer', { known: false })],
    ['a fund officer of this household', officer('fund-officer', { household: 'one' })],
    ['a fund officer who may be of this household', officer('fund-officer', { household: 'asked' })],
  ])('%s', (_who, reader) => {
    expect(actsOnGrant(known('held'), reader)).toEqual([])
    expect(actsOnGrant(known('paid', { asked: true }), reader)).toEqual([])
  })
})
