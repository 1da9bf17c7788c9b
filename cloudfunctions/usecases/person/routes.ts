import { routes } from '../call/routes'
import { answerQuestion } from './answer-question'
import { listQuestions } from './list-questions'
import { sayWho, whoIAm } from './say-who'

/** The calls about who uses an account. */
export const personRoutes = routes({
  'person.mine': whoIAm,
  'person.say': sayWho,
  'person.questions': listQuestions,
  'person.answer': answerQuestion,
})
