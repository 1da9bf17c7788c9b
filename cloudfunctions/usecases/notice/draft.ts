import { type Drawn, draftNotice, type Posting } from '@domain/application/notice/draft-notice'
import { invariant } from '@domain/kernel/result'
import type { ByPolicy, OnCase } from '../call/context'
import { sheetOf } from '../household/sheet-of'
import { worldOf } from '../step/do-step'
import { ORGS } from '../stored/collections'

/** What a notice is drawn up from, besides the case. */
export const drawnFrom = async ({ ports, policy, today, case: { doc } }: OnCase & ByPolicy): Promise<Drawn> => {
  const [base, county] = await ports.store.getMany(ORGS, [doc.org.base, doc.org.county])
  invariant(base !== undefined && county !== undefined, 'the unions of a case exist')
  return { base: base.doc, upper: county.doc, sheet: sheetOf(ports.sealer, doc, policy, today) }
}

/** The notice as it would be posted now. */
export const draftOf = async (context: OnCase & ByPolicy, said: Posting) =>
  draftNotice(context.case.doc, said, { ...worldOf(context), ...(await drawnFrom(context)) })
