import type { Recount } from '@domain/application/recount'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { MessageKey, Outgoing } from '@domain/message/message'
import { endOf } from '@domain/notice/notice'
import type { Ports } from '../../ports/index'
import { toApplicant } from '../append'
import { holders } from '../organisation/holders'

type Told = (key: MessageKey, facts: Outgoing['facts'], to: readonly string[]) => readonly Outgoing[]

const ofBase = async (ports: Ports, { org }: CaseSnapshot): Promise<readonly string[]> => {
  const own = await holders(ports, org.base, 'base-officer')
  return own.length > 0 ? own : holders(ports, org.county, 'base-officer')
}

/** Who reviews there; at 市直 the city plays the county's part. */
const ofCounty = ({ org }: CaseSnapshot, ports: Ports): Promise<readonly string[]> =>
  org.jurisdiction === 'direct'
    ? holders(ports, org.city, 'city-reviewer')
    : holders(ports, org.county, 'county-reviewer')

const aboutNotice = async (ports: Ports, s: CaseSnapshot, { facts }: Recount, told: Told) => {
  if (facts.notice === undefined) return []
  const { shortOf } = facts.notice
  if (shortOf !== undefined)
    return told('noticeTooShort', { lastDay: shortOf }, [
      ...(await ofCounty(s, ports)),
      ...(await holders(ports, s.org.city, 'administrator')),
    ])
  const end = endOf(facts.notice)
  if (s.notice?.takenDownOn !== undefined || end === undefined) return []
  return [
    ...toApplicant(s, 'noticeEndMoved', { lastDay: end }),
    ...told('noticeEndMoved', { lastDay: end }, await ofBase(ports, s)),
  ]
}

/** Those whose day has moved: the worker who is asked for something, who answers an objection, whoever waits for a notice. */
export const recountMessages = async (ports: Ports, s: CaseSnapshot, again: Recount): Promise<readonly Outgoing[]> => {
  const told: Told = (key, facts, to) => [...new Set(to)].map((one) => ({ to: one, key, facts, caseId: s.id }))
  const { correctionDueOn, hits, objections } = again.facts
  const reply = hits?.map(({ replyBy }) => replyBy).sort()[0]
  const answer = objections?.map(({ answerDueOn }) => answerDueOn).sort()[0]
  return [
    ...(await aboutNotice(ports, s, again, told)),
    ...(correctionDueOn === undefined ? [] : toApplicant(s, 'correctionWanted', { dueOn: correctionDueOn })),
    ...(reply === undefined ? [] : toApplicant(s, 'crosscheckAsked', { dueOn: reply })),
    ...(answer === undefined
      ? []
      : told('objectionFiled', { dueOn: answer }, [...(await ofBase(ports, s)), ...(await ofCounty(s, ports))])),
  ]
}
