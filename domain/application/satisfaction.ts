import * as z from 'zod/mini'
import type { Doer } from './step'

/**
 * 满意度: what is asked after a payment. A set that was ever asked keeps its questions; another wording is another set, so
 * that a mark always stands under what the person was really asked. `counter-1` is what base unions asked in a worker's
 * stead while the phone asked `common-1`; since then the one common set is asked everywhere.
 */
export const QUESTION_SETS = {
  'common-1': ['process', 'attitude', 'aid'],
  'counter-1': ['speed', 'clarity', 'outcome'],
} as const
export type QuestionSet = keyof typeof QUESTION_SETS
export const QuestionSet = z.enum(['common-1', 'counter-1'])

/** What is asked today, on the phone and at the counter. */
export const ASKED_NOW = 'common-1' satisfies QuestionSet

/** Which questions an answer is to: a page, and an entry, of an earlier release names none; who answered says which it showed. */
export const questionsOf = (asked: QuestionSet | undefined, as: Doer | 'worker' | 'anyone'): QuestionSet =>
  asked ?? (as === 'base-officer' ? 'counter-1' : 'common-1')
