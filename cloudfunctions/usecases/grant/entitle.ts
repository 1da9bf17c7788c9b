import { entitle } from '@domain/fund/hold'
import type { ByPolicy, OnCase } from '../call/context'
import { sheetOf } from '../household/sheet-of'
import { GRANTS } from '../stored/collections'

/** What this household is entitled to now, with what it was given before. */
export const entitleHere = async (context: OnCase & ByPolicy, asked: Parameters<typeof entitle>[0]) => {
  const { ports, today, policy } = context
  const { doc } = context.case
  const { items } = await ports.store.query(GRANTS, { index: 'byCase', eq: [doc.id], limit: 100 })
  return entitle(asked, doc, {
    policy,
    today,
    earlier: items.map((item) => item.doc),
    sheetWith: (withAid) => sheetOf(ports.sealer, doc, policy, today, { withAid }),
  })
}
