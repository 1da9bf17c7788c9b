import * as z from 'zod/mini'
import { Mobile } from '../kernel/identity-numbers'
import { OrgId, PersonId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords, Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { command, Nothing, Page, pageOf, query } from './call'
import { OrgRef } from './self'

/** A worker's letter about a unit that is not on the list. */
const Unlisted = z.object({
  jurisdiction: Jurisdiction,
  unit: Words(60),
  address: Words(100),
  words: MaybeWords(200),
})

/**
 * `entered`: the unit's union is now on the list; `through`: another listed union handles the application; `not`: neither, with
 * the reason in `words`.
 */
const UnitAnswer = z.union([
  z.object({ kind: z.enum(['entered', 'through']), union: OrgId, words: MaybeWords(200) }),
  z.object({ kind: z.literal('not'), words: Words(200) }),
])

const Asked = z.extend(Unlisted, {
  at: EpochMs,
  dueOn: PlainDate,
  mobile: z.optional(Masked),
  /** who has had the whole number shown, and when */
  looks: z.array(z.object({ name: z.string(), at: EpochMs })),
  answer: z.optional(
    z.object({
      kind: z.enum(['entered', 'through', 'not']),
      /** name of the union */
      union: z.optional(z.string()),
      /** the same as a reference; absent in answers from before it was kept */
      org: z.optional(OrgRef),
      words: z.string(),
      at: EpochMs,
    }),
  ),
})

/** A worker whose unit is not on the list writes to the county union, and an administrator of the county union answers. */
export const unitCalls = {
  'unit.request': command({
    who: ['worker'],
    scope: 'self',
    about: '找不到自己的单位：写给单位所在地区的总工会。一个人同时只有一份在等答复',
    // optional, because former versions of the mini-program do not ask for it
    input: z.extend(Unlisted, { mobile: z.optional(Mobile) }),
    output: z.object({ dueOn: PlainDate }),
    refusals: ['UNIT_ASKED', 'TEXT_HOLDS_PRIVATE_DATA', 'TOO_MANY', 'POLICY_MISSING'],
  }),
  'unit.mine': query({
    who: ['worker'],
    scope: 'self',
    about: '我最近一次问的单位，和总工会的答复',
    input: Nothing,
    output: z.object({ request: z.optional(Asked) }),
  }),
  'unit.requests': query({
    who: ['administrator'],
    scope: 'somewhere',
    about: '职工找不到单位的来信：等答复的，先到期的在前；或已经答复的',
    input: z.object({ state: z.enum(['open', 'answered']), ...Page }),
    output: pageOf(z.extend(Asked, { request: PersonId })),
  }),
  'unit.mobile': command({
    who: ['administrator'],
    scope: 'somewhere',
    handles: true,
    about: '来信职工的手机号，打电话问清楚用；谁在什么时候看过，职工看得到',
    input: z.object({ request: PersonId, at: EpochMs }),
    output: z.object({ mobile: Mobile }),
    refusals: ['UNIT_ANSWERED', 'INCOMPATIBLE_ROLE', 'PERSON_ASKED'],
  }),
  'unit.answer': command({
    who: ['administrator'],
    scope: 'somewhere',
    handles: true,
    about: '答复找不到单位的职工：已登记、经另一家工会申请，或者为什么都不行；答复发到职工的消息里',
    // `at`: identifies the letter that was read, so that a newer one is not answered by mistake
    input: z.object({ request: PersonId, at: EpochMs, answer: UnitAnswer }),
    output: Nothing,
    refusals: ['UNIT_ANSWERED', 'INCOMPATIBLE_ROLE', 'PERSON_ASKED', 'TEXT_HOLDS_PRIVATE_DATA'],
  }),
}
