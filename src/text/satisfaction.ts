import type { QUESTION_SETS, QuestionSet } from '@domain/application/satisfaction'

type Questions = { readonly [S in QuestionSet]: Readonly<Record<(typeof QUESTION_SETS)[S][number], string>> }

/** 满意度: the exact wording of each question set. A set that was ever asked must not be reworded; a new wording is a new set. */
export const questionText: Questions = {
  'common-1': { process: '对办理过程满意吗', attitude: '对工作人员的态度满意吗', aid: '对这次帮扶满意吗' },
  'counter-1': { speed: '办理快不快', clarity: '讲得清不清楚', outcome: '对帮扶满不满意' },
}

/** The words for the marks one to five. */
export const markText = ['很不满意', '不太满意', '一般', '满意', '很满意'] as const
