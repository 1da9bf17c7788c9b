import { refuse } from '@domain/kernel/result'
import { minutesPaper } from '@domain/paper/minutes-paper'
import { inOneRun, type Paper } from '@domain/paper/paper'
import type { UseCase } from '../call/context'
import { ORGS } from '../stored/collections'
import { manyOf } from '../stored/many'
import { casesHere } from './cases-here'
import { handOut, type PaperTools } from './write-paper'

/** 评议会议记录: one paper for cases deliberated on by one union on one day at one place, or a page for each case. */
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
    const apart = input.apart === true
    if (!apart && held.some((each) => meeting(each) !== meeting(first))) return refuse('NOT_ONE_MEETING')
    const unions = await manyOf(context.ports.store, ORGS, held.map(unionOf))
    const minutesOf = (of: typeof held): Paper =>
      minutesPaper(
        unions.get(unionOf(of[0] ?? first))?.name ?? '',
        of.map(({ doc, record, conclusion }) => ({ no: doc.id, name: doc.nameMasked, record, conclusion })),
      )
    const paper = apart
      ? inOneRun(
          `评议会议记录-${held.length}户-${context.today}`,
          held.map((each) => minutesOf([each])),
        )
      : minutesOf(held)
    return handOut(context, tools, paper)
  }) satisfies UseCase<'paper.minutes'>
