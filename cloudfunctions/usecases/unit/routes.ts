import { routes } from '../call/routes'
import { answerRequest } from './answer-request'
import { listRequests, ownRequest } from './list-requests'
import { requestUnit } from './request-unit'
import { showMobile } from './show-mobile'

/** The calls about units that are on no list. */
export const unitRoutes = routes({
  'unit.request': requestUnit,
  'unit.mine': ownRequest,
  'unit.requests': listRequests,
  'unit.mobile': showMobile,
  'unit.answer': answerRequest,
})
