import { refuse } from '@domain/kernel/result'
import { surveyPaper } from '@domain/paper/survey-paper'
import { surveyorNames } from '../application/case-views'
import type { UseCase } from '../call/context'
import { showDeclaration } from '../household/seal'
import { ORGS } from '../stored/collections'
import { openSurvey } from '../survey/seal-survey'
import { handOut, type PaperTools } from './write-paper'

/** 入户调查记录表: for a case that has been surveyed. */
export const writeSurvey = (tools: PaperTools) =>
  (async (context) => {
    const { ports } = context
    const { doc } = context.case
    if (doc.survey === undefined) return refuse('WRONG_STAGE', { stage: doc.stage })
    const union = await ports.store.get(ORGS, doc.org.base)
    return handOut(
      context,
      tools,
      surveyPaper({
        no: doc.id,
        union: union?.doc.name ?? '',
        declaration: showDeclaration(ports.sealer, doc.declaration),
        record: openSurvey(ports.sealer, doc.survey),
        surveyors: (await surveyorNames(ports, doc)) ?? [],
      }),
    )
  }) satisfies UseCase<'paper.survey'>
