import type { unitCalls } from '@domain/contract/unit'
import type { Routes } from '../../dispatch/context'
import { answerRequest } from './answer-request'
import { listRequests, ownRequest } from './list-requests'
import { requestUnit } from './request-unit'

/** A unit that is on no list. */
export const unitRoutes = {
  'unit.request': requestUnit,
  'unit.mine': ownRequest,
  'unit.requests': listRequests,
  'unit.answer': answerRequest,
} satisfies Routes<keyof typeof unitCalls>
