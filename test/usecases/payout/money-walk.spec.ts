import {
  ACCOUNTS,
  BUDGET_LINES,
  CASES,
  ENTRIES,
  GRANTS,
  type GrantDoc,
  LEDGER,
  type LedgerDoc,
  PAYOUT_BATCHES,
} from '@cloud/usecases/collections'
import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { everything } from '@cloud/usecases/maintenance/walk'
import { freeOf } from '@domain/fund/fund'
import { allot, onFile } from '@test/support/money'
import { all, MANNERS, type Scene, TRIES } from '@test/support/money-tries'
import { DOWNCASTS, foldsAtEveryVersion, olderMet } from '@test/support/older'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import fc from 'fast-check'

const ONWARD = ['onward', 'onward', 'hold', 'mend']
const names = Object.keys(TRIES)
const WORTH_SEEING = [
  ...['holdGrant', 'releaseGrant', 'payGrant', 'failGrant', 'decideFailure', 'correctAccount', 'returnGrant'],
  ...['confirmReceipt', 'answerTrace', 'stated', 'paid again'],
  ...['made', 'approved', 'sent', 'done', 'rejected', 'recalled', 'unaccepted'],
]

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const LIVE = ['made', 'approved', 'sent']

/** What must be true of the money after whatever anybody tried; answers the ledger as it is now. */
const holds = async (scene: Scene, before: ReadonlyMap<string, LedgerDoc>): Promise<ReadonlyMap<string, LedgerDoc>> => {
  const { store, sealer } = scene.town.world.ports
  const found = await rebuildCheck(store, sealer)
  expect([found, isSound(found)]).toEqual([found, true])
  const logs = await all(scene, ENTRIES)
  for (const household of await all(scene, CASES))
    foldsAtEveryVersion(
      logs.filter(({ caseId }) => caseId === household.id),
      household,
    )
  const [grants, batches] = [await all(scene, GRANTS), await all(scene, PAYOUT_BATCHES)]
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
      settled: drawn(['paid']),
    })
  }
  // a grant waits in one batch at the most, and is paid by one line that was not returned
  for (const { id, state, batch } of grants) {
    const waiting = batches.filter(
      (each) => LIVE.includes(each.state) && each.lines.some((line) => line.grant === id && line.outcome === undefined),
    )
    const paid = batches.flatMap(({ lines }) =>
      lines.filter((line) => line.grant === id && line.outcome?.paid === true && line.returned === undefined),
    )
    expect([id, state, waiting.map((each) => each.id), paid.length]).toEqual([
      id,
      state,
      state === 'batched' ? [batch] : [],
      state === 'paid' ? 1 : 0,
    ])
  }
  const ledger = new Map<string, LedgerDoc>()
  for await (const { id, doc } of everything(store, LEDGER)) ledger.set(id, doc)
  for (const [id, row] of before) expect([id, ledger.get(id)]).toEqual([id, row])
  expect(scene.town.world.logged.filter(({ level }) => level === 'alarm')).toEqual([])
  return ledger
}

/** What has come to pass by the end of a walk. */
const happened = async (town: Town): Promise<readonly string[]> => [
  ...(await all({ town }, ENTRIES)).map(({ kind }) => kind),
  ...(await all({ town }, PAYOUT_BATCHES)).map(({ state }) => state),
  ...(await all({ town }, ACCOUNTS)).flatMap(({ stated }) => (stated.length > 0 ? ['stated'] : [])),
  ...(await all({ town }, GRANTS)).flatMap(({ state, failures = 0 }) =>
    state === 'paid' && failures > 0 ? ['paid again'] : [],
  ),
]

test('whatever is tried with money, in whatever order: every fen is in one place, and the books stay as they were written', async () => {
  const one = fc.record({
    name: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...ONWARD) },
      { weight: 6, arbitrary: fc.constantFrom(...names) },
    ),
    n: fc.nat(59),
    manner: fc.oneof(
      { weight: 3, arbitrary: fc.constant('once' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...MANNERS) },
    ),
  })
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 30, maxLength: 45 }), async (tries) => {
      const town = await aTown(await aWorld())
      try {
        for (const source of ['provincial', 'city'] as const) await allot(town, 800, source)
        const households = [await onFile(town), await onFile(town, { seed: 2 })]
        let ledger: ReadonlyMap<string, LedgerDoc> = new Map()
        for (const { name, n, manner } of tries) {
          const scene = { town, households, manner }
          await TRIES[name]?.(scene, n)
          ledger = await holds(scene, ledger)
        }
        for (const what of await happened(town)) seen.add(what)
      } finally {
        await town.close()
      }
    }),
    { numRuns: 40, seed: 20_261_129 },
  )
  // the walks were worth walking
  expect(WORTH_SEEING.filter((what) => !seen.has(what))).toEqual([])
  expect([...olderMet].sort()).toEqual(Object.keys(DOWNCASTS).sort())
}, 600_000) // half a minute where nothing else runs
