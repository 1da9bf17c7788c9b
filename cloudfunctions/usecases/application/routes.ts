import { routes } from '../call/routes'
import { withFiles } from '../step/do-step'
import { answerCorrection } from './answer-correction'
import { claimCase } from './claim-case'
import { confirmReceipt } from './confirm-receipt'
import { correctAccount } from './correct-account'
import { listDuties } from './list-duties'
import { listOwnCases } from './list-own-cases'
import { listQueue } from './list-queue'
import { listReveals } from './list-reveals'
import { listWork } from './list-work'
import { openCase } from './open-case'
import { readWhole } from './read-whole'
import { requestReexamination } from './request-reexamination'
import { revealField } from './reveal-field'
import { revokeAtUnion, revokeConsent, withdrawApplication } from './stop-case'
import { submitApplication } from './submit-application'
import { submitOnBehalf } from './submit-on-behalf'

/** 对疑问作说明: the right of reply to a cross-check hit. */
const answerHit = withFiles('answerHit', ({ files }) => [files, ['reply', 'proof'], { orOfThisCase: true }])

/** What the worker does with a case, and how worker and office see it. Steps of the office: `step/routes.ts`. */
export const applicationRoutes = routes({
  'case.submit': submitApplication,
  'case.submitOnBehalf': submitOnBehalf,
  'case.claim': claimCase,
  'case.answerCorrection': answerCorrection,
  'case.answerHit': answerHit,
  'case.withdraw': withdrawApplication,
  'case.revokeConsent': revokeConsent,
  'case.revokeAtUnion': revokeAtUnion,
  'case.requestReexamination': requestReexamination,
  'case.correctAccount': correctAccount,
  'case.confirmReceipt': confirmReceipt,
  'case.mine': listOwnCases,
  'case.lookedAt': listReveals,
  'case.queue': listQueue,
  'case.duties': listDuties,
  'case.work': listWork,
  'case.open': openCase,
  'case.reveal': revealField,
  'case.readWhole': readWhole,
})
