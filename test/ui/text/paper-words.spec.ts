import * as paper from '@domain/paper/words-on-paper'
import { grantStateText, incomeText, rigidText } from '@src/text'
import { consentText } from '@src/text/consent'

// Papers and screens share the closed lists (domain/paper/words.ts), except where a form of the union has its own official word.

type Words = Readonly<Record<string, string>>
const otherwise = (onPaper: Words, onScreen: Words): readonly (readonly string[])[] =>
  Object.entries(onPaper)
    .filter(([key, word]) => onScreen[key] !== word)
    .map(([key, word]) => [word, onScreen[key] ?? ''])

test('the survey record keeps the official words, while the worker reads plain words', () => {
  expect(otherwise(paper.INCOME_ON_PAPER, incomeText)).toEqual([['经营收入', '做生意的收入']])
  expect(otherwise(paper.RIGID_ON_PAPER, rigidText)).toEqual([
    ['医疗自付', '看病自己付的钱'],
    ['教育支出', '上学的花费'],
    ['其他必要支出', '其他必须的花费'],
  ])
})

test('the copy for the worker names a consent by what it is about, the screen by what it allows', () => {
  const titles = Object.fromEntries(Object.entries(consentText).map(([matter, { title }]) => [matter, title]))
  expect(otherwise(paper.MATTER_ON_PAPER, titles)).toEqual([
    ['核对家庭信息', '同意核对家庭信息'],
    ['公示', '同意公示'],
  ])
})

test('the copy for the worker names the states of a grant as finance does', () => {
  expect(otherwise(paper.GRANT_ON_PAPER, grantStateText)).toEqual([
    ['待组批', '已确定，待发放'],
    ['发放中', '正在发放'],
    ['已到账', '已发放'],
  ])
})
