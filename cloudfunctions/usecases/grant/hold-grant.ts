import { decideHold } from '@domain/fund/hold'
import type { GrantId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import { repeatedIn } from '../both-cities/repeated-in'
import type { UseCase } from '../call/context'
import { stepIn } from '../step/do-step'
import { leaving } from '../step/left-by'
import { GRANTS, type GrantDoc, ITEM_KEYS } from '../stored/collections'
import { linesOf, moveShares } from './draw'
import { entitleHere } from './entitle'

/** 确定帮扶: holds the amount on its budget lines. The unique keys in the store enforce one person, one item, one year. */
export const holdGrant = (async (context, input) => {
  const entitled = await entitleHere(context, input)
  if (!entitled.ok) return entitled
  const { case: seen, person, now, today, ports } = context
  const id = `GR-${ports.ids.mint()}` as GrantId
  const caseId = seen.doc.id
  return context.commit(async (tx) => {
    const [keys, lines] = await Promise.all([tx.getMany(ITEM_KEYS, entitled.value.aided.itemKeys), linesOf(tx, input)])
    const found = { repeated: repeatedIn(seen.doc.org.city, keys), lines: lines.map((line) => line?.doc) }
    const decided = decideHold(input, seen.doc, entitled.value, found, context.policy)
    if (!decided.ok) return decided
    const grant: GrantDoc = { id, caseId, ...decided.value, heldOn: today, heldBy: person.id }
    for (const key of grant.itemKeys) await tx.insert(ITEM_KEYS, key, { grant: id, caseId, city: grant.city })
    await moveShares(tx, grant, 'held', { on: today, at: now, by: person.id })
    await tx.insert(GRANTS, id, grant)
    const { programme, amount } = grant
    const step = { action: 'holdGrant', said: { grant: id, programme, amount }, looked: {} } as const
    const next = await stepIn(tx, context, seen, step)
    return next.ok ? ok(leaving(next.value, { caseId, version: next.value.seq, grant: id })) : next
  })
}) satisfies UseCase<'grant.hold'>
