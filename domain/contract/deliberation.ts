import * as z from 'zod/mini'
import { DeliberationRecord } from '../deliberation/deliberation'
import { Words } from '../kernel/text'
import { call, doersOf } from './call'
import { CaseAck } from './views'

/** 评议: at the base union, or, handed up or taken over, at the union above. */
export const deliberationCalls = {
  'deliberation.handUp': call({
    kind: 'command',
    entry: 'api',
    who: doersOf('handUp'),
    scope: 'case',
    action: 'handUp',
    about: '本工会评议委员会凑不够人数：写明原因，交上级工会评议',
    input: z.object({ why: Words(300) }),
    output: CaseAck,
    refusals: ['CORRECTION_OPEN'],
  }),
  'deliberation.takeUp': call({
    kind: 'command',
    entry: 'api',
    who: doersOf('takeUp'),
    scope: 'case',
    action: 'takeUp',
    about: '基层工会过了评议期限还没有评议：上级工会接过来评议',
    input: z.object({}),
    output: CaseAck,
    refusals: ['CORRECTION_OPEN', 'DELIBERATION_IN_TIME'],
  }),
  'deliberation.conclude': call({
    kind: 'command',
    entry: 'api',
    who: doersOf('concludeDeliberation'),
    scope: 'case',
    action: 'concludeDeliberation',
    about: '提交评议结果',
    input: DeliberationRecord,
    output: CaseAck,
    refusals: [
      'CORRECTION_OPEN',
      'QUORUM_NOT_MET',
      'VOTES_INCONSISTENT',
      'RECUSAL_REQUIRED',
      'COMMITTEE_MISSING',
      'NOT_OF_COMMITTEE',
      'COUNTED_TWICE',
      'CHAIR_ABSENT',
      'KIN_NOT_ASKED',
      'DATE_IN_FUTURE',
      'DATE_TOO_EARLY',
    ],
  }),
}
