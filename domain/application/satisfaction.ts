import * as z from 'zod/mini'
import type { Doer } from './step'

/**
 * 满意度: the questions asked after a payment. A set of questions that was ever asked is never changed; a new wording becomes a
 * new set, so that each mark stays with the question it answers. Base unions used to ask `counter-1` while the phone asked
 * `common-1`; since then `common-1` is asked everywhere.
 */
export const QUESTION_SETS = {
  'common-1': ['process', 'attitude', 'aid'],
  'counter-1': ['speed', 'clarity', 'outcome'],
} as const
export type QuestionSet = keyof typeof QUESTION_SETS
export const QuestionSet = z.enum(['common-1', 'counter-1'])

/** The set asked today, on the phone and at the counter. */
export const ASKED_NOW = 'common-1' satisfies QuestionSet

/**
 * The question set that an answer belongs to. Pages and entries of an earlier release do not name the set; for those, the role
 * of the answering person implies which set was shown.
 */
export const questionsOf = (asked: QuestionSet | undefined, as: Doer | 'worker' | 'anyone'): QuestionSet =>
  asked ?? (as === 'base-officer' ? 'counter-1' : 'common-1')
