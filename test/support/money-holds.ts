import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { everything } from '@cloud/usecases/maintenance/walk'
import {
  BUDGET_LINES,
  CASES,
  ENTRIES,
  GRANTS,
  type GrantDoc,
  LEDGER,
  type LedgerDoc,
  PAYOUT_BATCHES,
  PAYOUT_LINES,
} from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { freeOf } from '@domain/fund/fund'
import { all, type Scene } from './money-tries'
import { foldsAtEveryVersion } from './older'

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const PAID: readonly GrantDoc['state'][] = ['paid', 'recovering', 'recovered']
const LIVE = ['made', 'approved', 'sent']

/** Of each case, the log and snapshot that were last found to fold at every version. */
const folding = new Map<string, string>()

const foldsOnce = (log: readonly Entry[], household: CaseSnapshot): void => {
  const text = JSON.stringify([log, household])
  if (folding.get(household.id) === text) return
  foldsAtEveryVersion(log, household)
  folding.set(household.id, text)
}

/** Asserts what must always be true of the money; returns the present ledger. */
export const moneyHolds = async (
  scene: Pick<Scene, 'town'>,
  before: ReadonlyMap<string, LedgerDoc>,
): Promise<ReadonlyMap<string, LedgerDoc>> => {
  const { store, sealer } = scene.town.world.ports
  const found = await rebuildCheck(store, sealer)
  expect([found, isSound(found)]).toEqual([found, true])
  const logs = await all(scene, ENTRIES)
  for (const household of await all(scene, CASES))
    foldsOnce(
      logs.filter(({ caseId }) => caseId === household.id),
      household,
    )
  const [grants, batches] = [await all(scene, GRANTS), await all(scene, PAYOUT_BATCHES)]
  const moves = await all(scene, LEDGER)
  for (const line of await all(scene, BUDGET_LINES)) {
    expect([line, Math.min(line.held, line.settled, freeOf(line)) >= 0]).toEqual([line, true])
    const drawn = (states: readonly GrantDoc['state'][]) =>
      sum(
        grants
          .filter(({ state }) => states.includes(state))
          .flatMap(({ shares }) => shares.filter((share) => share.line === line.id).map(({ amount }) => amount)),
      )
    expect({ held: line.held, settled: line.settled }).toEqual({
      held: drawn(['held', 'batched', 'failed']),
      settled:
        drawn([...PAID]) -
        sum(moves.flatMap((move) => (move.kind === 'recovered' && move.line === line.id ? [move.amount] : []))),
    })
  }
  // a grant waits in at most one batch, and is paid by exactly one line that was not returned
  const lines = await all(scene, PAYOUT_LINES)
  for (const { id, count, paid, failed } of batches.filter(({ ready }) => ready)) {
    const own = lines.filter((line) => line.batch === id)
    const answered = (as: boolean) => own.filter(({ outcome }) => outcome?.paid === as).length
    expect([id, own.length, answered(true), answered(false)]).toEqual([id, count, paid, failed])
  }
  for (const { id, state, batch } of grants) {
    const own = lines.filter((line) => line.grant === id)
    const waiting = batches.filter(
      (each) => LIVE.includes(each.state) && own.some((line) => line.batch === each.id && line.outcome === undefined),
    )
    const paid = own.filter((line) => line.outcome?.paid === true && line.returned === undefined)
    expect([id, state, waiting.map((each) => each.id), paid.length]).toEqual([
      id,
      state,
      state === 'batched' ? [batch] : [],
      PAID.includes(state) ? 1 : 0,
    ])
  }
  const ledger = new Map<string, LedgerDoc>()
  for await (const { id, doc } of everything(store, LEDGER)) ledger.set(id, doc)
  for (const [id, row] of before) expect([id, ledger.get(id)]).toEqual([id, row])
  expect(scene.town.world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  return ledger
}
