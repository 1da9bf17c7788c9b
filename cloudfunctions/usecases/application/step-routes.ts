import { routes } from '../../dispatch/routes'
import { concludeDeliberation } from '../deliberation/conclude-deliberation'
import { handUpDeliberation, takeUpDeliberation } from '../deliberation/hand-up'
import { determine } from '../determination/determine'
import { redetermine } from '../determination/redetermine'
import { exitDossier } from '../dossier/exit-dossier'
import { correctNotice } from '../notice/correct-notice'
import { paperDown } from '../notice/paper-down'
import { postNotice } from '../notice/post-notice'
import { previewNotice } from '../notice/preview-notice'
import { takeDownNotice } from '../notice/take-down-notice'
import { answerObjection } from '../objection/answer-objection'
import { decideReexamination } from '../reexamination/decide-reexamination'
import { approveApplication } from '../review/approve-application'
import { recordSurvey, recordSurveyAgain } from '../survey/record-survey'
import { acceptApplication } from './accept-application'
import { refuseApplication } from './refuse-application'
import { requestCorrection } from './request-correction'

/** Commands that move a case along. */
export const stepRoutes = routes({
  'case.accept': acceptApplication,
  'case.requestCorrection': requestCorrection,
  'case.refuse': refuseApplication,
  'survey.record': recordSurvey,
  'survey.recordAgain': recordSurveyAgain,
  'deliberation.handUp': handUpDeliberation,
  'deliberation.takeUp': takeUpDeliberation,
  'deliberation.conclude': concludeDeliberation,
  'notice.preview': previewNotice,
  'notice.post': postNotice,
  'notice.takeDown': takeDownNotice,
  'notice.paperDown': paperDown,
  'notice.correct': correctNotice,
  'objection.answer': answerObjection,
  'review.approve': approveApplication,
  'determination.determine': determine,
  'determination.redetermine': redetermine,
  'reexamination.decide': decideReexamination,
  'dossier.exit': exitDossier,
})
