import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { sheetOf } from '../household/sheet-of'

/** The sheet as calculated today; the reviewer decides on this sheet and repeats its net amount when deciding. */
export const showSheet = (async ({ ports, policy, today, case: { doc } }) =>
  ok({ sheet: sheetOf(ports.sealer, doc, policy, today) })) satisfies UseCase<'determination.sheet'>
