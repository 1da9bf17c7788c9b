import { ACCOUNTS, ENTRIES, GRANTS, type LedgerDoc, PAYOUT_BATCHES } from '@cloud/usecases/stored/collections'
import { allot, onFile } from '@test/support/money'
import { moneyHolds } from '@test/support/money-holds'
import { all, MANNERS, TRIES } from '@test/support/money-tries'
import { DOWNCASTS, olderMet } from '@test/support/older'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import fc from 'fast-check'

// what leads on, and what only few states allow
const ONWARD = ['onward', 'onward', 'onward', 'onward', 'hold', 'mend', 'giveUp', 'trace', 'trace', 'state']
const names = Object.keys(TRIES)
const WORTH_SEEING = [
  ...['holdGrant', 'releaseGrant', 'payGrant', 'failGrant', 'decideFailure', 'correctAccount', 'returnGrant'],
  ...['confirmReceipt', 'answerTrace', 'demandRecovery', 'receiveRecovery', 'endRecovery', 'stated', 'paid again'],
  ...['made', 'approved', 'sent', 'done', 'rejected', 'recalled', 'unaccepted'],
]

/** The kinds of events that occurred in a walk. */
const happened = async (town: Town): Promise<readonly string[]> => [
  ...(await all({ town }, ENTRIES)).map(({ kind }) => kind),
  ...(await all({ town }, PAYOUT_BATCHES)).map(({ state }) => state),
  ...(await all({ town }, ACCOUNTS)).flatMap(({ stated }) => (stated.length > 0 ? ['stated'] : [])),
  ...(await all({ town }, GRANTS)).flatMap(({ state, failures = 0 }) =>
    state === 'paid' && failures > 0 ? ['paid again'] : [],
  ),
]

test('in any sequence of money actions every fen is in one place, and the ledger lines never change', async () => {
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
  const prepared = await aTown(await aWorld())
  for (const source of ['provincial', 'city'] as const) await allot(prepared, 800, source)
  const households = [await onFile(prepared), await onFile(prepared, { seed: 2 })]
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 30, maxLength: 45 }), async (tries) => {
      const town = await aTown(await prepared.world.copy(), { founded: true })
      try {
        let ledger: ReadonlyMap<string, LedgerDoc> = new Map()
        for (const { name, n, manner } of tries) {
          const scene = { town, households, manner }
          await TRIES[name]?.(scene, n)
          ledger = await moneyHolds(scene, ledger)
        }
        for (const what of await happened(town)) seen.add(what)
      } finally {
        await town.close()
      }
    }),
    { numRuns: 120, seed: 20_261_131 },
  )
  console.log([...seen].sort().join(' '))
  await prepared.close()
  // asserts that the walks covered all important events
  expect(WORTH_SEEING.filter((what) => !seen.has(what))).toEqual([])
  expect([...olderMet].sort()).toEqual(Object.keys(DOWNCASTS).sort())
}, 600_000) // a minute on an idle machine
