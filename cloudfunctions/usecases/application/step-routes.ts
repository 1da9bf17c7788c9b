import { routes } from '../call/routes'
import { concludeDeliberation } from '../deliberation/conclude-deliberation'
import { determine, redetermine, refuseApplication } from '../determination/determine'
import { answerObjection } from '../notice/answer-objection'
import { postNotice } from '../notice/post-notice'
import { previewNotice } from '../notice/preview-notice'
import { correctNotice, paperDown, takeDownNotice } from '../notice/take-down-notice'
import { plainly } from '../step/do-step'
import { recordSurvey, recordSurveyAgain } from '../survey/record-survey'
import { acceptApplication } from './accept-application'

/** Steps that need no look-up. */
const plain = {
  requestCorrection: plainly('requestCorrection'),
  handUp: plainly('handUp'),
  takeUp: plainly('takeUp'),
  countyApprove: plainly('countyApprove'),
  decideReexamination: plainly('decideReexamination'),
  exit: plainly('exit'),
}

/** Commands that are steps of a case. */
export const stepRoutes = routes({
  'case.accept': acceptApplication,
  'case.requestCorrection': plain.requestCorrection,
  'case.refuse': refuseApplication,
  'survey.record': recordSurvey,
  'survey.recordAgain': recordSurveyAgain,
  'deliberation.handUp': plain.handUp,
  'deliberation.takeUp': plain.takeUp,
  'deliberation.conclude': concludeDeliberation,
  'notice.preview': previewNotice,
  'notice.post': postNotice,
  'notice.takeDown': takeDownNotice,
  'notice.paperDown': paperDown,
  'notice.correct': correctNotice,
  'objection.answer': answerObjection,
  'review.approve': plain.countyApprove,
  'determination.determine': determine,
  'determination.redetermine': redetermine,
  'reexamination.decide': plain.decideReexamination,
  'dossier.exit': plain.exit,
})
