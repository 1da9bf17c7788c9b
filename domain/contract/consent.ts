import * as z from 'zod/mini'
import { IdNumber } from '../kernel/identity-numbers'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, Name } from '../kernel/text'
import { command, Nothing, query } from './call'

/** Travels in a link: minted by the cloud, unguessable. */
const InviteCode = z.string().check(z.regex(/^[0-9A-Za-z_-]{32,40}$/))
const LastFour = z.string().check(z.regex(/^\d{3}[\dX]$/))
/** Names one's own consent without naming anybody. */
const ConsentRef = z.string().check(z.regex(/^[0-9A-Za-z_-]{20,120}$/))
const TextVersion = z.string().check(z.regex(/^\d{4}-\d{2}$/))

/** Calls by which an adult of the household says yes to the cross-check on their own phone. */
export const consentCalls = {
  'consent.invite': command({
    who: ['worker'],
    scope: 'self',
    about: '请一位成年家人用自己的微信同意数据比对：返回一次性链接码，七天内有效；同一位家人再请一次，旧码作废',
    input: z.object({ applicant: Name, name: Name, idNumber: IdNumber }),
    output: z.object({ code: InviteCode, until: EpochMs }),
    refusals: ['TOO_MANY'],
  }),
  'consent.given': query({
    who: ['worker'],
    scope: 'self',
    about: '这几位家人里，哪几位已经用自己的微信同意了',
    input: z.object({ idNumbers: z.array(IdNumber).check(z.maxLength(20)) }),
    output: z.object({ idNumbers: z.array(IdNumber) }),
  }),
  'consent.look': command({
    who: ['worker'],
    scope: 'self',
    about: '家人打开链接：身份证后四位对了，才看得到是谁请自己同意什么；每小时最多试五次',
    input: z.object({ code: InviteCode, lastFour: LastFour }),
    output: z.object({ applicant: Masked, name: Masked, given: z.boolean() }),
    refusals: ['CONSENT_LINK_WRONG', 'TOO_MANY'],
  }),
  'consent.agree': command({
    who: ['worker'],
    scope: 'self',
    about: '家人看过全文，用自己的微信同意',
    input: z.object({ code: InviteCode, lastFour: LastFour, textVersion: TextVersion }),
    output: Nothing,
    refusals: ['CONSENT_LINK_WRONG', 'TOO_MANY', 'CONSENT_GIVEN_ELSEWHERE'],
  }),
  'consent.mine': query({
    who: ['worker'],
    scope: 'self',
    about: '我作为家人，用自己的微信同意过谁家的数据比对',
    input: Nothing,
    output: z.object({
      items: z.array(
        z.object({
          ref: ConsentRef,
          applicant: Masked,
          name: Masked,
          on: PlainDate,
          /** not handed in yet; being worked on; decided already; taken back */
          state: z.enum(['waiting', 'under-way', 'decided', 'revoked']),
        }),
      ),
    }),
  }),
  'consent.revoke': command({
    who: ['worker'],
    scope: 'self',
    about: '家人撤回自己的同意：正在办理的申请随之停止，并告诉申请人和工会；已经办结的不变，以后不再用它比对',
    input: z.object({ ref: ConsentRef }),
    output: z.object({ stopped: z.boolean() }),
    refusals: ['POLICY_MISSING', 'CONSENT_REVOKED', 'STALE_VERSION'],
  }),
}
