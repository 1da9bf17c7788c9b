import { routes } from '../call/routes'
import { answerCorrection } from './answer-correction'
import { answerHit } from './answer-hit'
import { claimCase } from './claim-case'
import { confirmReceipt } from './confirm-receipt'
import { correctAccount } from './correct-account'
import { requestReexamination } from './request-reexamination'
import { revokeAtUnion, revokeConsent, withdrawApplication } from './stop-case'
import { submitApplication } from './submit-application'
import { submitOnBehalf } from './submit-on-behalf'

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
})
