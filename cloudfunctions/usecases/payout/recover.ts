import type { EntryFacts } from '@domain/application/entry'
import { endAct } from '@domain/application/money/end-recovery'
import { partAct } from '@domain/application/money/receive-recovery'
import { addFen, fen } from '@domain/kernel/fen'
import { invariant } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { OnCase, UseCase } from '../call/context'
import { freeItems, moveGrantIn } from '../grant/draw'
import { grantHere } from '../grant/grant-here'
import { doStep } from '../step/do-step'
import { GRANTS, type GrantDoc, TRACES } from '../stored/collections'
import { closeTrace, saidNo } from './trace'

const recoveryOf = ({ recovery }: GrantDoc) => {
  invariant(recovery !== undefined, 'money is received after it was demanded')
  return recovery
}

const demand = async (tx: Tx, { now: at, person }: OnCase, known: GrantDoc, facts: EntryFacts<'demandRecovery'>) => {
  const { amount, from, on, words: reason } = facts
  const demands = (known.recovery?.demands ?? 0) + 1
  const recovery = { demands, parts: 0, demanded: amount, received: fen(0), from, on }
  // in parallel, so that the store batches these reads into one request
  const [grant, trace] = await Promise.all([
    tx.get(GRANTS, known.id),
    saidNo(known) ? tx.get(TRACES, known.id) : undefined,
  ])
  const span = { from: 0, amount }
  const moved = await moveGrantIn(tx, 'demandRecovery', grant, { recovery }, { on, at, by: person.id, reason, span })
  // where the money is, has been found out
  if (moved.ok) await closeTrace(tx, trace)
  return moved
}

/** 要求退回 */
export const demandBack = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'demandRecovery', {
    said,
    look: () => ({ grant: grant.value }),
    also: (tx, _next, facts) => demand(tx, context, grant.value, facts),
  })
}) satisfies UseCase<'payout.demandBack'>

const receive = async (tx: Tx, { now: at, person }: OnCase, facts: EntryFacts<'receiveRecovery'>) => {
  const seen = await tx.get(GRANTS, facts.grant)
  invariant(seen !== undefined, 'a grant that is looked up is there')
  const before = recoveryOf(seen.doc)
  const { amount, on } = facts
  const recovery = { ...before, parts: before.parts + 1, received: addFen(before.received, amount) }
  const span = { from: before.received, amount }
  const moved = await moveGrantIn(tx, partAct(facts), seen, { recovery }, { on, at, by: person.id, span })
  if (moved.ok && recovery.received === seen.doc.amount) await freeItems(tx, seen.doc)
  return moved
}

/** 收到退回的钱: a part, or all; what was paid and has come in whole may be granted anew. */
export const receiveBack = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'receiveRecovery', {
    said,
    look: () => ({ grant: grant.value }),
    also: (tx, _next, facts) => receive(tx, context, facts),
  })
}) satisfies UseCase<'payout.receiveBack'>

/** 了结追回: what has not come in is given up, or was never owed. */
export const endRecovery = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  const { now: at, today: on, person } = context
  return doStep(context, 'endRecovery', {
    said,
    look: () => ({ grant: grant.value }),
    also: async (tx, _next, facts) => {
      const seen = await tx.get(GRANTS, facts.grant)
      const span = { from: recoveryOf(grant.value).received, amount: facts.amount }
      return moveGrantIn(tx, endAct(facts), seen, {}, { on, at, by: person.id, reason: facts.words, span })
    },
  })
}) satisfies UseCase<'payout.endRecovery'>
