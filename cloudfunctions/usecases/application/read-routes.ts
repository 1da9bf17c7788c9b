import { routes } from '../call/routes'
import { listDuties } from './list-duties'
import { listOwnCases } from './list-own-cases'
import { listQueue } from './list-queue'
import { listReveals } from './list-reveals'
import { openCase } from './open-case'
import { revealField } from './reveal-field'

export const caseRoutes = routes({
  'case.mine': listOwnCases,
  'case.lookedAt': listReveals,
  'case.queue': listQueue,
  'case.duties': listDuties,
  'case.open': openCase,
  'case.reveal': revealField,
})
