import * as z from 'zod/mini'
import { AnyPurpose } from '../application/looks'
import { RevealField } from '../household/declaration'
import { CaseId, MemberKey } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, Words } from '../kernel/text'
import { PostRole } from '../organisation/roles'
import { command, HandedOut, Page, pageOf, query } from './call'

/** The object of a look: a covered field, or a paper that was opened or downloaded for offline use. */
const LookedAt = z.union([RevealField, z.enum(['proof', 'taken', 'whole'])])

/** What was looked at, and why. */
export const SeenThere = {
  field: z.string(),
  /** the fields of a look at everything of one person */
  shown: z.optional(z.array(RevealField)),
  /** in words: the purpose itself in looks from before the list of purposes, later the explanation beside it */
  purpose: z.string(),
  why: z.optional(AnyPurpose),
}

/** Filters of the register; a look must match all that are given. */
const Sought = {
  /** part of the name of the person who looked */
  who: z.optional(Words(30)),
  from: z.optional(PlainDate),
  until: z.optional(PlainDate),
  caseId: z.optional(CaseId),
  field: z.optional(LookedAt),
  why: z.optional(AnyPurpose),
}

/** 查看登记: who opened what, for auditors. */
export const lookCalls = {
  'look.register': query({
    who: ['auditor'],
    scope: 'somewhere',
    about: '查看登记：谁、何时、看了哪一户的什么、为什么（审计在管辖范围内查）',
    input: z.object({ ...Sought, ...Page }),
    output: pageOf(
      z.object({
        ...{ at: EpochMs, by: z.string(), role: PostRole, unit: z.string(), caseId: CaseId, member: MemberKey },
        ...SeenThere,
      }),
    ),
  }),
  'look.export': command({
    who: ['auditor'],
    scope: 'somewhere',
    about: '查看登记导出为 Excel（条件同查询）',
    input: z.object(Sought),
    output: z.object({ ...HandedOut, count: z.int() }),
    refusals: ['REGISTER_TOO_LONG'],
  }),
}
