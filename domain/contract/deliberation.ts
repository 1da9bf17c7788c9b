import { DeliberationRecord } from '../deliberation/deliberation'
import { stepCall } from './step-call'

/** 评议: at the base union; at the union above when the case was handed up or taken over. */
export const deliberationCalls = {
  'deliberation.handUp': stepCall('handUp', {
    about: '本工会评议委员会凑不够人数：写明原因，交上级工会评议',
    refusals: ['CORRECTION_OPEN'],
  }),
  'deliberation.takeUp': stepCall('takeUp', {
    about: '基层工会过了评议期限还没有评议：上级工会接过来评议',
    refusals: ['CORRECTION_OPEN', 'DELIBERATION_IN_TIME'],
  }),
  'deliberation.conclude': stepCall('concludeDeliberation', {
    about: '提交评议结果',
    input: DeliberationRecord,
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
