import type { Collection } from '@cloud/ports/doc-store'
import { everything } from '@cloud/usecases/maintenance/walk'
import { batchLinesOf } from '@cloud/usecases/payout/lines'
import {
  GRANTS,
  type GrantDoc,
  PAYOUT_BATCHES,
  type PayoutBatchDoc,
  type PayoutLineDoc,
} from '@cloud/usecases/stored/collections'
import { DecidedOwner } from '@domain/application/failure-owner'
import { openOf } from '@domain/application/money/recovery'
import type { CallInput, CallName } from '@domain/contract/index'
import { fen, yuan } from '@domain/kernel/fen'
import { aHold, type BankSays, bankFile, lineId, type OnFile, YEAR } from './money'
import { aCardNumber } from './people'
import { type OfficerKey, type On, ORG, type Town } from './town'
import { nextDay, now, today } from './walk'

/**
 * Ways to send a command: once, again by the same or another person, repeated with the same idempotency key, from an outdated
 * page, or by two persons at once.
 */
export const MANNERS = ['once', 'again', 'repeated', 'stale', 'at once'] as const
type Manner = (typeof MANNERS)[number]
export type Scene = { readonly town: Town; readonly households: readonly OnFile[]; readonly manner: Manner }
/** One thing to try; `n` chooses among what exists. Whether it is allowed is decided by the cloud. */
type Try = (scene: Scene, n: number) => Promise<unknown>

export const all = async <T>({ town }: Pick<Scene, 'town'>, collection: Collection<T>): Promise<readonly T[]> => {
  const docs: T[] = []
  for await (const { doc } of everything(town.world.ports.store, collection)) docs.push(doc)
  return docs
}
const some = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)]

let spoken = 0
const says = async <N extends CallName>(
  { town, manner }: Scene,
  who: OfficerKey | string,
  name: N,
  input: CallInput<N>,
  on?: On,
): Promise<unknown> => {
  spoken += 1
  const key = `command-said-${String(spoken).padStart(12, '0')}`
  const old = manner === 'stale' && on !== undefined ? { ...on, version: on.version - 1 } : on
  const say = (of: string) => town.ask(who, name, input, { ...old, key: of })
  if (manner === 'at once') return Promise.all([say(key), say(`${key}-other`)])
  const answer = await say(key)
  if (manner === 'again') return say(`${key}-again`)
  // the same command gets its first answer again
  if (manner === 'repeated' && answer.ok) expect(await say(key)).toMatchObject({ ok: true, value: answer.value })
  if (manner === 'stale' && on !== undefined) expect(answer).toMatchObject({ ok: false })
  return answer
}

/** In two of three cases an item in one of the suitable states, otherwise any item. */
const oneOf = <T extends { readonly state: string }>(of: readonly T[], states: readonly T['state'][], n: number) => {
  const fit = of.filter(({ state }) => states.includes(state))
  return some(n % 3 === 0 || fit.length === 0 ? of : fit, n)
}
const onGrant =
  <N extends CallName>(
    states: readonly GrantDoc['state'][],
    name: N,
    input: (grant: GrantDoc, n: number, scene: Scene) => CallInput<N>,
    who: OfficerKey = 'countyFund',
  ): Try =>
  async (scene, n) => {
    const grant = oneOf(await all(scene, GRANTS), states, n)
    if (grant === undefined) return undefined
    return says(scene, who, name, input(grant, n, scene), await now(scene.town, grant.caseId))
  }
type BatchState = PayoutBatchDoc['state']
const onBatch =
  (states: readonly BatchState[], act: (scene: Scene, batch: PayoutBatchDoc, n: number) => Promise<unknown>): Try =>
  async (scene, n) => {
    const batch = oneOf(await all(scene, PAYOUT_BATCHES), states, n)
    return batch === undefined ? undefined : act(scene, batch, n)
  }
const household = ({ households }: Scene, n: number): OnFile => some(households, n) as OnFile

const PROGRAMMES = ['living', 'festival', 'employment'] as const
const hold: Try = async (scene, n) => {
  const at = household(scene, n)
  const amount = yuan(1 + (n % 13) * 37)
  const half = yuan(Math.floor((n % 13) * 18))
  const shares =
    n % 3 === 0 && half > 0
      ? [
          { line: lineId(), amount: half },
          { line: lineId('city'), amount: (amount - half) as typeof amount },
        ]
      : [{ line: lineId(), amount }]
  const wanted = aHold(amount, { programme: some(PROGRAMMES, n), shares } as never)
  return says(scene, 'countyFund', 'grant.hold', wanted, await now(scene.town, at.caseId))
}
const allocate: Try = (scene, n) =>
  says(scene, 'cityFund', 'budget.allocate', {
    org: ORG.city.id,
    year: YEAR,
    source: n % 2 === 0 ? 'provincial' : 'city',
    jurisdiction: 'pengjiang',
    allocated: yuan((n % 9) * 120),
    reason: '虚构文件第二号',
  })
const makeBatch =
  (free: boolean): Try =>
  async (scene, n) => {
    const grants = (await all(scene, GRANTS)).filter(({ state }) => !free || state === 'held' || state === 'failed')
    const chosen = grants.filter((_, i) => free || (n >> (i % 5)) % 2 === 1).map(({ id }) => id)
    if (chosen.length === 0) return undefined
    return says(scene, 'countyFund', 'payout.createBatch', { org: ORG.county.id, year: YEAR, grants: chosen })
  }
type OnBatch = (scene: Scene, batch: PayoutBatchDoc, n: number) => Promise<unknown>
const approve: OnBatch = (scene, { id, count, total }) =>
  says(scene, 'countyApprover', 'payout.approve', { batch: id, count, total })
const miscount: OnBatch = (scene, { id, count, total }) =>
  says(scene, 'countyApprover', 'payout.approve', { batch: id, count: count + 1, total })
const sendOut: OnBatch = (scene, { id }) => says(scene, 'countyFund', 'payout.export', { batch: id })
const handOver: OnBatch = (scene, { id }) =>
  says(scene, 'countyFund', 'payout.handOver', { batch: id, on: today(scene.town), how: 'counter' })
const ends =
  (who: OfficerKey, name: 'payout.reject' | 'payout.recall' | 'payout.notAccepted'): OnBatch =>
  (scene, { id }) =>
    says(scene, who, name, { batch: id, why: '说明' })

const REASONS = ['账号户名不符', '付款账户余额不足', '其他'] as const
/** The bank's result for each line: paid, failed, or none. */
const rowsOf = (lines: readonly PayoutLineDoc[], n: number): readonly BankSays[] =>
  lines.flatMap(({ no, amount }, i) => {
    const word = (n + i * 3) % 5
    if (word === 0) return []
    return word < 3 ? [{ no, amount }] : [{ no, amount, result: '失败', reason: REASONS[(n + i) % 3] ?? '' }]
  })
const answer =
  (wrong: 'none' | 'amount' | 'batch'): OnBatch =>
  async (scene, batch, n) => {
    const lines = await batchLinesOf(scene.town.world.ports.store, batch)
    const rows = rowsOf(lines, n).map((row) => (wrong === 'amount' ? { ...row, amount: row.amount + 1 } : row))
    const file = await bankFile(scene.town, batch.id, rows).catch(() => undefined)
    const into = wrong === 'batch' ? some(await all(scene, PAYOUT_BATCHES), n + 1)?.id : batch.id
    if (file === undefined || into === undefined) return undefined
    return says(scene, 'countyFund', 'payout.import', {
      batch: into,
      file,
      ...(n % 2 === 0 ? { confirmed: true } : {}),
    })
  }

const decide: Try = onGrant(['failed'], 'payout.decideFailure', ({ id }, n) => ({
  grant: id,
  owner: some(DecidedOwner.options, n) as (typeof DecidedOwner.options)[number],
  words: '',
}))
const correct: Try = async (scene, n) => {
  const at = household(scene, n)
  const { name } = (await scene.town.submission('nobody', { seed: n % 2 === 0 ? 1 : 2 })).declaration.applicant
  const proof = await scene.town.upload(at.worker, 'proof')
  const input = {
    bank: '另一银行',
    branch: '另一支行',
    number: aCardNumber(900 + (Math.floor(n / 2) % 2)),
    holder: name,
    proof,
  }
  return says(scene, at.worker, 'case.correctAccount', input as never, await now(scene.town, at.caseId))
}
const confirm: Try = async (scene, n) => {
  const grant = oneOf(await all(scene, GRANTS), ['paid'], n)
  const at = scene.households.find(({ caseId }) => caseId === grant?.caseId)
  if (grant === undefined || at === undefined) return undefined
  const said = { grant: grant.id, arrived: n % 2 === 0, marks: [], words: '' }
  return says(scene, at.worker, 'case.confirmReceipt', said, await now(scene.town, grant.caseId))
}
/** Corrects a failed payment, and pays the grant again in a batch of its own. */
const mend: Try = async (scene, n) => {
  const grant = some(
    (await all(scene, GRANTS)).filter(({ state }) => state === 'failed'),
    n,
  )
  if (grant === undefined) return undefined
  const at = scene.households.findIndex(({ caseId }) => caseId === grant.caseId)
  if (n % 3 === 0) await decide(scene, 1)
  else await correct(scene, at + 2 * (n % 3))
  return says(scene, 'countyFund', 'payout.createBatch', { org: ORG.county.id, year: YEAR, grants: [grant.id] })
}
const answerTrace = onGrant(['paid'], 'payout.answerTrace', ({ id }) => ({ grant: id, words: '银行查到已入账' }))
/** The next ordinary act on a batch, or on money that waits for one. */
const onward: Try = async (scene, n) => {
  const open = (await all(scene, PAYOUT_BATCHES)).filter(({ state }) => ['made', 'approved', 'sent'].includes(state))
  const batch = some(open, n)
  const waits = (await all(scene, GRANTS)).some(({ state }) => state === 'held')
  if (batch === undefined) return waits ? makeBatch(true)(scene, n) : hold(scene, n)
  if (batch.state === 'made') return approve(scene, batch, n)
  if (batch.state === 'sent') return answer('none')(scene, batch, n)
  return batch.exports === undefined ? sendOut(scene, batch, n) : handOver(scene, batch, n)
}

/** Everything that people try to do with money. */
export const TRIES: Record<string, Try> = {
  onward,
  hold,
  allocate,
  batch: makeBatch(false),
  batchAll: makeBatch(true),
  approve: onBatch(['made'], approve),
  miscount: onBatch(['made'], miscount),
  sendOut: onBatch(['approved'], sendOut),
  handOver: onBatch(['approved'], handOver),
  answer: onBatch(['sent'], answer('none')),
  wrongAmount: onBatch(['sent'], answer('amount')),
  wrongBatch: onBatch(['sent'], answer('batch')),
  reject: onBatch(['made', 'approved'], ends('countyApprover', 'payout.reject')),
  recall: onBatch(['approved'], ends('countyFund', 'payout.recall')),
  notAccepted: onBatch(['sent'], ends('countyApprover', 'payout.notAccepted')),
  decide,
  correct,
  mend,
  state: (scene, n) =>
    says(scene, 'countyApprover', 'payout.stateAccount', {
      caseId: household(scene, n).caseId,
      reasons: '已核实',
    }),
  comeBack: onGrant(['paid'], 'payout.return', ({ id }, n, { town }) => ({
    grant: id,
    returnedOn: today(town),
    reason: '账户已销户',
    owner: some(['payee', 'payer', 'unknown'] as const, n) ?? 'payee',
  })),
  demand: onGrant(['paid'], 'payout.demandBack', ({ id, amount }, n, { town }) => ({
    grant: id,
    amount: n % 2 === 0 ? amount : yuan(1 + n),
    on: today(town),
    from: n % 4 < 2 ? ('household' as const) : ('other' as const),
    words: '多发了',
  })),
  receive: onGrant(['recovering'], 'payout.receiveBack', ({ id, amount, recovery }, n, { town }) => ({
    grant: id,
    amount: n % 2 === 0 && recovery !== undefined ? openOf(recovery) : fen(Math.ceil(amount / 3)),
    on: today(town),
  })),
  giveUp: onGrant(
    ['recovering'],
    'payout.endRecovery',
    ({ id }, n) => ({ grant: id, how: n % 2 === 0 ? 'written-off' : 'dropped', words: '会议决定' }),
    'countyApprover',
  ),
  release: onGrant(['held', 'failed'], 'grant.release', ({ id }) => ({ grant: id, why: '不再需要' })),
  confirm,
  trace: async (scene, n) => {
    // most answered traces are reports that the money had not arrived, which an odd number makes
    const odd = n - (n % 2) + 1
    if (n % 3 > 0) await confirm(scene, odd)
    return answerTrace(scene, odd)
  },
  days: async ({ town }) => nextDay(town),
}
