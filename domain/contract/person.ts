import * as z from 'zod/mini'
import { PersonId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { EpochMs, Words } from '../kernel/text'
import { PostRole } from '../organisation/roles'
import { Ground, Reachable } from '../organisation/said'
import { command, Nothing, Page, pageOf, query } from './call'

const QuestionId = z.string().check(z.regex(/^[0-9A-Za-z_:-]{3,120}$/))

/** One of the accounts the question is about. Numbers are masked, because the cloud compares them and not the reader. */
const AskedAbout = z.object({
  person: PersonId,
  name: z.string(),
  posts: z.array(z.object({ role: PostRole, union: z.string() })),
  mobile: z.optional(Masked),
  idNumber: z.optional(Masked),
})

/** The person behind an account, and whether two accounts belong to one person. */
export const personCalls = {
  'person.mine': query({
    who: ['worker'],
    scope: 'self',
    about: '我登记的本人信息（手机号和身份证号只显示几位）',
    input: Nothing,
    output: z.object({
      name: z.string(),
      /** holds a post and has not stated who they are */
      wanted: z.boolean(),
      mobile: z.optional(Masked),
      idNumber: z.optional(Masked),
      noIdBecause: z.optional(z.string()),
    }),
  }),
  'person.say': command({
    who: ['worker'],
    scope: 'self',
    about: '担任职务的人登记本人信息：姓名、手机号、身份证号（没有就写明为什么）。登记以前只能看，不能办',
    input: z.object({ name: Words(30), about: Reachable }),
    output: Nothing,
    refusals: ['NAME_NOT_AS_INVITED', 'TOO_MANY'],
  }),
  'person.questions': query({
    who: ['administrator', 'auditor'],
    scope: 'somewhere',
    about: '两个账号是不是同一个人：等管理员核对的，或已经核对过的',
    input: z.object({ state: z.enum(['open', 'answered']), ...Page }),
    output: pageOf(
      z.object({
        id: QuestionId,
        at: EpochMs,
        because: z.array(Ground),
        accounts: z.array(AskedAbout),
        /** instead of a second account: whether the person belongs to this household */
        household: z.optional(z.object({ name: Masked, union: z.string() })),
        answers: z.array(z.object({ one: z.boolean(), reason: z.string(), name: z.string(), at: EpochMs })),
        /** the reader is one of the two persons, so another person has to answer */
        own: z.boolean(),
      }),
    ),
  }),
  'person.answer': command({
    who: ['administrator'],
    scope: 'somewhere',
    handles: true,
    about: '核对两个账号是不是同一个人，写明理由，留有记录；可以再次核对更正',
    input: z.object({ question: QuestionId, one: z.boolean(), reason: Words(200) }),
    output: Nothing,
    refusals: ['INCOMPATIBLE_ROLE', 'TEXT_HOLDS_PRIVATE_DATA', 'PERSON_ASKED'],
  }),
}
