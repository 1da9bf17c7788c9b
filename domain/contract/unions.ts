import * as z from 'zod/mini'
import { FileId, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Words } from '../kernel/text'
import { SeenTable, toldTable } from '../kernel/told-table'
import { PostRole } from '../organisation/roles'
import { UNION_CHANGES, UnionChange } from '../organisation/union-change'
import { UnionProblemKey } from '../organisation/union-table'
import { command, HandedOut, Nothing, Page, pageOf, query } from './call'
import { OrgRef } from './self'
import { TABLE_REFUSALS } from './uploads'

/** An open invitation, by the id of its document; never the code. */
const InviteId = z.string().check(z.regex(/^[0-9A-Za-z_+/=:.-]{10,100}$/))

const INVITATIONS_MAX = 30

/** Unions from tables, changes of the tree, and the invitations of officers. */
export const unionCalls = {
  'org.import': command({
    who: ['administrator'],
    scope: 'org',
    about: '从表格登记下属工会和经办人：先试读（说明读懂了哪些列，逐行报告问题），再分批写入；有问题的行不写',
    input: z.object({
      org: OrgId,
      file: FileId,
      /** false: only tells what would be written */
      write: z.boolean(),
      /** where the last call ended */
      from: z.optional(z.int().check(z.nonnegative())),
      sheet: toldTable.sheet,
      /** as chosen, and from the second call on as the first has taken them: only the first looks up what was chosen before */
      columns: toldTable.columns,
    }),
    output: z.object({
      /** of the whole table */
      rows: z.int(),
      unions: z.int(),
      officers: z.int(),
      wrong: z.int(),
      /** only in the first answer */
      problems: z.array(z.object({ row: z.int(), problem: UnionProblemKey })),
      /** what was understood of the table; only in the first answer of a trial */
      seen: z.optional(SeenTable),
      /** of this portion: new unions, unions registered already, new invitations */
      added: z.int(),
      known: z.int(),
      invited: z.int(),
      /** present while there is more: call again with it */
      next: z.optional(z.int()),
    }),
    refusals: TABLE_REFUSALS,
  }),
  'org.change': command({
    who: ['administrator'],
    scope: 'org',
    handles: true,
    about: '变更一家工会：更名更正、划转、并入、撤销；在办的件、经办人、会员随即跟着走，记入变更记录',
    input: z.object({ org: OrgId, change: UnionChange, because: Words(100) }),
    /** unions that the clock still lets follow, and the cases that have followed */
    output: z.object({ left: z.int(), cases: z.int() }),
    refusals: ['UNION_NOT_THERE', 'UNION_ENDED', 'UNION_CHANGING', 'ORG_EXISTS', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
  'org.targets': query({
    who: ['administrator'],
    scope: 'org',
    about: '这家工会可以划转到、并入或交给哪些工会',
    input: z.object({ org: OrgId, kind: z.enum(['move', 'merge', 'dissolve']), text: MaybeWords(30), ...Page }),
    output: pageOf(OrgRef),
  }),
  'org.changes': query({
    who: ['administrator', 'auditor'],
    scope: 'org',
    about: '变更记录：一家工会的；县（市、区）、市总工会的连同管辖范围里的，最近的在前',
    input: z.object({ org: OrgId, ...Page }),
    output: pageOf(
      z.object({
        change: z.string(),
        kind: z.enum(UNION_CHANGES),
        was: z.string(),
        becomes: z.string(),
        because: z.string(),
        on: PlainDate,
        by: z.string(),
        cases: z.int(),
        left: z.int(),
      }),
    ),
  }),
  'invite.list': query({
    who: ['administrator'],
    scope: 'somewhere',
    about: '还没有接任的邀请：管辖范围里的，或一家工会的',
    input: z.object({ org: z.optional(OrgId), ...Page }),
    output: pageOf(
      z.object({
        invite: InviteId,
        org: OrgRef,
        role: PostRole,
        name: z.string(),
        until: EpochMs,
        /** somebody has its code; otherwise it was only entered from a table */
        out: z.boolean(),
      }),
    ),
  }),
  'invite.withdraw': command({
    who: ['administrator'],
    scope: 'somewhere',
    about: '撤回一份邀请：它的邀请码马上作废',
    input: z.object({ invite: InviteId }),
    output: Nothing,
  }),
  'invite.reissue': command({
    who: ['administrator'],
    scope: 'somewhere',
    about: '重发一份邀请：新码一出，旧码作废',
    input: z.object({ invite: InviteId }),
    output: z.object({ code: z.string(), until: EpochMs }),
  }),
  'paper.invitations': command({
    who: ['administrator'],
    scope: 'org',
    about: '邀请单（Word，一人一页，带二维码）：每份都换新码，旧码作废',
    input: z.object({ org: OrgId, invites: z.array(InviteId).check(z.minLength(1), z.maxLength(INVITATIONS_MAX)) }),
    output: z.object(HandedOut),
  }),
}
