import { refuse } from '@domain/kernel/result'
import { minutesPaper } from '@domain/paper/minutes-paper'
import type { UseCase } from '../call/context'
import { ORGS } from '../stored/collections'
import { casesHere } from './cases-here'
import { handOut, type PaperTools } from './write-paper'

/** 评议会议记录: for cases deliberated on by one union on one day at one place. */
export const writeMinutes = (tools: PaperTools) =>
  (async (context, input) => {
    const found = await casesHere(context, input.cases)
    if (!found.ok) return found
    const held = found.value.flatMap(({ doc }) =>
      doc.deliberation === undefined ? [] : [{ ...doc.deliberation, doc }],
    )
    const [first] = held
    if (first === undefined || held.length < found.value.length) return refuse('WRONG_STAGE')
    const unionOf = ({ above, doc }: typeof first) => (above === true ? doc.org.county : doc.org.base)
    const meeting = (one: typeof first): string => [unionOf(one), one.record.heldOn, one.record.place].join()
    if (held.some((each) => meeting(each) !== meeting(first))) return refuse('NOT_ONE_MEETING')
    const union = await context.ports.store.get(ORGS, unionOf(first))
    const cases = held.map(({ doc, record, conclusion }) => ({ no: doc.id, name: doc.nameMasked, record, conclusion }))
    return handOut(context, tools, minutesPaper(union?.doc.name ?? '', cases))
  }) satisfies UseCase<'paper.minutes'>
