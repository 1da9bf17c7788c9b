import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { sheetOf } from '../household/sheet-of'

/** The sheet as calculated today; the reviewer decides on this sheet and repeats its net amount when deciding. */
export const showSheet = (async (context) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  return ok({ sheet: sheetOf(context.ports.sealer, context.case.doc, policy.value, context.today) })
}) satisfies UseCase<'determination.sheet'>
