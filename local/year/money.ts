import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { CITY, countyId } from '../town/found'
import type { Hand } from '../walk/hand'
import { inventedCard } from '../walk/identity'
import { payOut } from '../walk/tables'
import { atOnce } from './at-once'
import type { PlannedBatch } from './batches'
import type { PlannedGrant, PlannedShare } from './grants'
import type { Clock, Household } from './live'
import type { YearPlan } from './plan'
import { moneyCrew } from './setup'

const WIDTH = 8

/** The grants of the year that are held, by their key in the plan. */
type Held = Map<string, string>
type Scene = {
  readonly hand: Hand
  readonly plan: YearPlan
  readonly households: ReadonlyMap<number, Household>
  readonly held: Held
}

/** The city allocates the money at the beginning of the year. */
export const allocateLines = async (hand: Hand, { year, lines }: YearPlan): Promise<void> => {
  for (const { source, jurisdiction, allocated } of lines) {
    const line = { org: CITY, year, source, jurisdiction, allocated, reason: '年度资金下达' }
    await hand.tell('city-fund', 'budget.allocate', line)
  }
}

const householdOf = ({ households }: Scene, no: number): Household => {
  const household = households.get(no)
  invariant(household !== undefined, 'a grant belongs to a household of the plan')
  return household
}

const holdOnce = async (
  { hand, plan }: Scene,
  caseId: string,
  grant: PlannedGrant,
  amount: number,
  shares: readonly PlannedShare[],
): Promise<string> => {
  const { programme, member, jurisdiction } = grant
  const input = {
    programme,
    ...(member === undefined ? {} : { member }),
    year: plan.year,
    amount,
    shares: shares.map((share) => ({ line: `BL-${plan.year}-${share.source}-${jurisdiction}`, amount: share.amount })),
  }
  return (await hand.tell(moneyCrew(jurisdiction).maker, 'grant.hold', input, caseId)).grant
}

/** Puts the typing error into the first share. */
const mistyped = (shares: readonly PlannedShare[], less: number): readonly PlannedShare[] =>
  shares.map((share, i) => (i === 0 ? { ...share, amount: (share.amount - less) as PlannedShare['amount'] } : share))

const hold = async (scene: Scene, grant: PlannedGrant): Promise<void> => {
  const { caseId } = householdOf(scene, grant.case).kase
  const { amount, shares, mistake, jurisdiction, key } = grant
  if (mistake !== undefined) {
    const wrong = await holdOnce(scene, caseId, grant, mistake.amount, mistyped(shares, amount - mistake.amount))
    const release = { grant: wrong, why: mistake.why }
    await scene.hand.tell(moneyCrew(jurisdiction).maker, 'grant.release', release, caseId)
  }
  scene.held.set(key, await holdOnce(scene, caseId, grant, amount, shares))
}

const holdAll = async (scene: Scene, grants: readonly PlannedGrant[]): Promise<void> => {
  // the grants of one household are held one after another, because concurrent ones would conflict in its version
  const byCase = new Map<number, PlannedGrant[]>()
  for (const grant of grants) byCase.set(grant.case, [...(byCase.get(grant.case) ?? []), grant])
  await atOnce([...byCase.values()], WIDTH, async (own) => {
    for (const grant of own) await hold(scene, grant)
  })
}

const grantOf = ({ plan }: Scene, key: string): PlannedGrant => {
  const grant = plan.grants.find((each) => each.key === key)
  invariant(grant !== undefined, 'a batch is made of grants of the plan')
  return grant
}
const idOf = ({ held }: Scene, key: string): string => {
  const id = held.get(key)
  invariant(id !== undefined, 'a grant is held before it is paid')
  return id
}

/** What a worker does after the bank's answer: enters a new account, or confirms the receipt with three marks. */
const followUp = async (scene: Scene, grant: PlannedGrant, attempt: number): Promise<void> => {
  const { kase, plan } = householdOf(scene, grant.case)
  const { hand } = scene
  if (grant.failures.length >= attempt) {
    const proof = await hand.upload(kase.worker, 'proof')
    const number = inventedCard(plan.family.no + attempt * 1_000_000 + scene.plan.grants.indexOf(grant) * 10_000_000)
    const account = { bank: '演示银行', branch: '演示支行', number, holder: plan.family.name, proof }
    await hand.tell(kase.worker, 'case.correctAccount', account, kase.caseId)
  } else if (grant.marks !== undefined) {
    const receipt = { grant: idOf(scene, grant.key), arrived: true, marks: [...grant.marks], words: '' }
    await hand.tell(kase.worker, 'case.confirmReceipt', receipt, kase.caseId)
  }
}

const pay = async (scene: Scene, batch: PlannedBatch): Promise<void> => {
  const { hand, plan } = scene
  const grants = batch.grants.map((key) => grantOf(scene, key))
  const crew = moneyCrew(batch.jurisdiction)
  const input = {
    org: countyId(batch.jurisdiction),
    year: plan.year,
    grants: batch.grants.map((key) => idOf(scene, key)),
  }
  if (batch.turnedBack !== undefined) {
    const made = await hand.tell(crew.maker, 'payout.createBatch', input)
    await hand.tell(crew.approver, 'payout.reject', { batch: made.batch, why: batch.turnedBack })
  }
  await payOut(hand, crew, { ...input, on: batch.on }, (no) => {
    const failed = grants[no - 1]?.failures[batch.attempt - 1]
    return failed === undefined ? {} : { failed }
  })
  for (const grant of grants) await followUp(scene, grant, batch.attempt)
}

/** Decides and pays all aid, each kind in its season, including second attempts. */
export const giveOut = async (
  hand: Hand,
  moveTo: Clock,
  plan: YearPlan,
  households: readonly Household[],
): Promise<void> => {
  const scene: Scene = {
    hand,
    plan,
    held: new Map(),
    households: new Map(households.map((each) => [each.plan.no, each])),
  }
  const days = new Set<PlainDate>([
    ...plan.grants.map((grant) => grant.heldOn),
    ...plan.batches.map((batch) => batch.on),
  ])
  for (const today of [...days].sort().map(plainDate)) {
    await moveTo(today)
    await holdAll(
      scene,
      plan.grants.filter((grant) => grant.heldOn === today),
    )
    // counties pay in parallel, the batches of one county one after another
    const batches = plan.batches.filter((batch) => batch.on === today)
    await atOnce([...new Set(batches.map((batch) => batch.jurisdiction))], WIDTH, async (jurisdiction) => {
      for (const batch of batches.filter((each) => each.jurisdiction === jurisdiction)) await pay(scene, batch)
    })
  }
}
