import { ok } from '@domain/kernel/result'
import type { Office } from '../application/list-queue'
import { officesOf } from '../application/list-queue'
import { grantRow } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { offeredActs } from '../grant/offered-acts'
import { GRANTS, TRACES, type TraceDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

const MOST = 100

/** Payments reported as not arrived and not answered yet, the most urgent first. */
export const openTraces = async (
  { ports }: Pick<Signed, 'ports'>,
  offices: readonly Office[],
): Promise<readonly TraceDoc[]> => {
  const found: TraceDoc[] = []
  for (const office of offices) {
    const index = office.level === 'city' ? 'byCity' : 'byCounty'
    const page = await ports.store.query(TRACES, { index, eq: [office.id, 'open'], limit: MOST })
    found.push(...page.items.map(({ doc }) => doc))
  }
  return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, MOST)
}

/** 钱没到: all payments that have to be looked into at the bank. */
export const listTraces = (async (context) => {
  const traces = await openTraces(context, await officesOf(context, context.who))
  const ids = traces.map(({ grant }) => grant)
  const grants = await manyOf(context.ports.store, GRANTS, ids)
  const known = await offeredActs(context, [...grants.values()], true)
  return ok({
    items: traces.flatMap(({ grant, since, dueOn }) => {
      const doc = grants.get(grant)
      return doc === undefined
        ? []
        : [{ row: { ...grantRow(doc), ...known(doc) }, since, dueOn, overdue: dueOn < context.today }]
    }),
  })
}) satisfies UseCase<'payout.traces'>
