import { acceptLevel, acceptSplit, type Source } from '@domain/fund/fund'
import type { GrantId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { acceptAmount } from '@domain/programme/entitlement'
import { stepIn } from '../append'
import { leaving } from '../behind'
import type { UseCase } from '../call/context'
import { GRANTS, type GrantDoc, ITEM_KEYS } from '../collections'
import { holdShares } from './draw'
import { entitle } from './entitle'

/** 确定帮扶: the amount is held on its lines; one person, one item, one year is kept by the store itself. */
export const holdGrant = (async (context, input) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const entitled = await entitle(context, input, policy.value)
  if (!entitled.ok) return entitled
  const split = acceptSplit(input.shares, input.amount)
  if (!split.ok) return split
  const within = acceptAmount(input.amount, entitled.value)
  if (!within.ok) return within
  const { case: seen, person, now, today, ports } = context
  const { aided, attention } = entitled.value
  const { org, id: caseId } = seen.doc
  const grant: GrantDoc = {
    id: `GR-${ports.ids.mint()}` as GrantId,
    caseId,
    year: input.year,
    programme: input.programme,
    ...(aided.member === undefined ? {} : { member: aided.member }),
    name: aided.name,
    jurisdiction: org.jurisdiction,
    city: org.city,
    county: org.county,
    base: org.base,
    amount: input.amount,
    shares: input.shares,
    state: 'held',
    heldOn: today,
    heldBy: person.id,
    confirmed: false,
    aided: aided.hash,
    itemKeys: aided.itemKeys,
    ...(entitled.value.class === undefined ? {} : { class: entitled.value.class }),
    attention,
  }
  return context.commit(async (tx) => {
    await Promise.all(grant.itemKeys.map((key) => tx.get(ITEM_KEYS, key))) // in one breath they travel together
    for (const key of grant.itemKeys) {
      if ((await tx.get(ITEM_KEYS, key)) !== undefined)
        return refuse('GRANT_REPEATED', { programme: grant.programme, year: grant.year })
      await tx.insert(ITEM_KEYS, key, { grant: grant.id })
    }
    const may = (source: Source) => acceptLevel(source, seen.doc.determination?.level, policy.value)
    const held = await holdShares(tx, grant, { on: today, at: now, by: person.id }, may)
    if (!held.ok) return held
    await tx.insert(GRANTS, grant.id, grant)
    const { id, programme, amount } = grant
    const step = { action: 'holdGrant', said: { grant: id, programme, amount }, looked: {} } as const
    const next = await stepIn(tx, { ...context, inForce: policy.value }, seen, step)
    return next.ok ? ok(leaving(next.value, { caseId, version: next.value.seq, grant: id })) : next
  })
}) satisfies UseCase<'grant.hold'>
