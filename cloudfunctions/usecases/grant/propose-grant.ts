import { acceptLevel } from '@domain/fund/fund'
import { ok, refuse } from '@domain/kernel/result'
import { repeatedIn } from '../both-cities/repeated-in'
import type { UseCase } from '../call/context'
import { readAll } from '../organisation/reach'
import { BUDGET_LINES, ITEM_KEYS } from '../stored/collections'
import { entitleHere } from './entitle'

/** The amount by today's standard for this household, and the budget lines it could come from. */
export const proposeGrant = (async (context, { programme, member, year }) => {
  const entitled = await entitleHere(context, { programme, member, year })
  if (!entitled.ok) return entitled
  const { aided, amount, cap, given, attention } = entitled.value
  const { store } = context.ports
  const taken = await store.getMany(ITEM_KEYS, aided.itemKeys)
  const repeated = repeatedIn(context.case.doc.org.city, taken)
  if (repeated === 'here') return refuse('GRANT_REPEATED', { programme, year })
  if (repeated === 'elsewhere') return refuse('GRANT_ELSEWHERE')
  const { jurisdiction } = context.case.doc.org
  const parts = [{ index: 'byYear', eq: [year] }]
  const lines = (await readAll(store, BUDGET_LINES, parts, 5000)) ?? []
  const level = context.case.doc.determination?.level
  const here = lines.filter((line) => line.jurisdiction === jurisdiction)
  const open = here.filter(({ source }) => acceptLevel(source, level, context.policy).ok)
  const closed = here.flatMap((line) => (open.includes(line) ? [] : [line.source]))
  return ok({
    amount,
    ...(cap === undefined ? {} : { cap }),
    givenThisYear: given,
    ...(entitled.value.class === undefined ? {} : { class: entitled.value.class }),
    ...(attention ? { attention } : {}),
    lines: open,
    ...(closed.length === 0 ? {} : { notForLevel: closed }),
  })
}) satisfies UseCase<'grant.propose'>
