import type { personCalls } from '@domain/contract/person'
import type { Routes } from '../../dispatch/context'
import { answerQuestion } from './answer-question'
import { listQuestions } from './list-questions'
import { sayWho, whoIAm } from './say-who'

/** Who stands behind an account. */
export const personRoutes = {
  'person.mine': whoIAm,
  'person.say': sayWho,
  'person.questions': listQuestions,
  'person.answer': answerQuestion,
} satisfies Routes<keyof typeof personCalls>
