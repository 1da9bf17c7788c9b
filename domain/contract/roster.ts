import * as z from 'zod/mini'
import { IdNumber } from '../kernel/identity-numbers'
import { CaseId, FileId, OrgId, PersonId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Name, Words } from '../kernel/text'
import { SeenTable, toldTable } from '../kernel/told-table'
import { RosterProblemKey } from '../organisation/roster'
import { command, Nothing, Page, query } from './call'
import { OrgRef } from './self'
import { TABLE_REFUSALS } from './uploads'

/** `union:mark`, as returned by the list */
const RosterId = z.string().check(z.regex(/^OR-[0-9A-Za-z_-]{4,40}:[0-9A-Za-z_-]{10,100}$/))
/** A member of the committee: name, account where there is one, first and last day of the seat. */
const CommitteeSeat = z.object({
  name: Name,
  person: z.optional(PersonId),
  namesake: z.optional(Words(60)),
  from: z.optional(PlainDate),
  until: z.optional(PlainDate),
  enteredOn: z.optional(PlainDate),
  withId: z.boolean(),
})
const NewSeat = z.object({
  name: Name,
  person: z.optional(PersonId),
  /** stored as a keyed hash only, to recognise a person who belongs to the household */
  idNumber: z.optional(IdNumber),
  namesake: z.optional(Words(60)),
  /** today unless given; never in the future */
  since: z.optional(PlainDate),
})
const SEATS_MAX = 60
/** A household on the agenda of a meeting: what attendance and votes are checked against, and what is read out. */
const AgendaRow = z.object({
  id: CaseId,
  version: z.int(),
  name: Masked,
  dueOn: z.optional(PlainDate),
  /** the earliest day a meeting can have been held on */
  surveyedOn: PlainDate,
  surveyors: z.array(PersonId),
  surveyorNames: z.array(z.string()),
  living: z.string(),
  /** for the officer who asks: whether they may record the deliberation, and hand it up */
  mayConclude: z.boolean(),
  mayHandUp: z.boolean(),
})

/** The members of a base union, and the committee that deliberates. */
export const rosterCalls = {
  'roster.import': command({
    who: ['base-officer'],
    scope: 'org',
    about: '从 Excel 导入本工会会员（姓名、身份证号两列），逐行报告问题；身份证号不留存，表用完即删',
    input: z.object({ org: OrgId, file: FileId, ...toldTable }),
    output: z.object({
      read: z.int(),
      added: z.int(),
      unchanged: z.int(),
      /** rows left over when the time of one call was used up: call again with the same file */
      left: z.int(),
      problems: z.array(z.object({ row: z.int(), problem: RosterProblemKey })),
      seen: z.optional(SeenTable),
    }),
    refusals: ['ORG_WRONG_LEVEL', ...TABLE_REFUSALS],
  }),
  'roster.list': query({
    who: ['base-officer'],
    scope: 'org',
    about: '本工会会员名册（姓名、证件号后四位、是否已能看公示）',
    input: z.object({ org: OrgId, name: z.optional(MaybeWords(30)), ...Page }),
    output: z.object({
      members: z.int(),
      items: z.array(
        z.object({ id: RosterId, name: z.string(), tail: z.string(), since: EpochMs, joined: z.boolean() }),
      ),
      next: z.optional(z.string()),
    }),
  }),
  'roster.add': command({
    who: ['base-officer'],
    scope: 'org',
    about: '名册里加一位会员',
    input: z.object({ org: OrgId, name: Name, idNumber: IdNumber }),
    output: Nothing,
    refusals: ['ORG_WRONG_LEVEL', 'ON_ROSTER'],
  }),
  'roster.remove': command({
    who: ['base-officer'],
    scope: 'org',
    about: '把一位会员移出名册；凭名册加入的，马上不再看得到本工会的公示',
    input: z.object({ org: OrgId, member: RosterId }),
    output: Nothing,
  }),
  'member.recognise': command({
    who: ['worker'],
    scope: 'self',
    about: '职工凭姓名和身份证号对上名册，不用会员码就加入本工会',
    input: z.object({ name: Name, idNumber: IdNumber }),
    output: z.object({ org: OrgRef }),
    refusals: ['NOT_ON_ROSTER', 'TOO_MANY'],
  }),
  'committee.open': query({
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'org',
    about: '评议委员会名单和每位的起止日期、登记日期；县级、市级审核看得到',
    input: z.object({ org: OrgId }),
    output: z.object({ seats: z.array(CommitteeSeat) }),
  }),
  'committee.agenda': query({
    who: ['base-officer', 'county-reviewer', 'city-reviewer'],
    scope: 'org',
    about: '评议会的议程：本工会今天可以评议的各户，调查人是谁、哪天去的、家里情况',
    input: z.object({ org: OrgId }),
    output: z.object({ households: z.array(AgendaRow), more: z.boolean() }),
  }),
  'committee.change': command({
    who: ['base-officer', 'county-reviewer'],
    scope: 'org',
    about: '评议委员会加人、减人（只说改动，两位经办人同时改互不覆盖）',
    input: z.object({
      org: OrgId,
      add: z.array(NewSeat).check(z.maxLength(SEATS_MAX)),
      remove: z.array(Words(100)).check(z.maxLength(SEATS_MAX)),
    }),
    output: z.object({ seats: z.array(CommitteeSeat) }),
    refusals: ['ORG_WRONG_LEVEL', 'TOO_MANY', 'SAME_NAME', 'DATE_IN_FUTURE'],
  }),
}
