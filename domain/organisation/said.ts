import * as z from 'zod/mini'
import { IdNumber, Mobile } from '../kernel/identity-numbers'
import { Words } from '../kernel/text'

/**
 * What identifies the person behind an account besides the name: a telephone number, and an ID number or the reason why there
 * is none.
 */
export const Reachable = z
  .object({ mobile: Mobile, idNumber: z.optional(IdNumber), noIdBecause: z.optional(Words(100)) })
  .check(z.refine((said) => (said.idNumber === undefined) !== (said.noIdBecause === undefined), 'ID_OR_REASON'))
export type Reachable = z.infer<typeof Reachable>

/** Reasons to ask whether two accounts belong to one person. */
export const GROUNDS = ['id-number', 'mobile', 'name'] as const
export const Ground = z.enum(GROUNDS)
export type Ground = z.infer<typeof Ground>
