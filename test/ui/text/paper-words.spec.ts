import * as paper from '@domain/paper/words'
import { classText, incomeText, programmeText, relationText, rigidText } from '@src/text'
import { surveyText } from '@src/text/survey'

// Screen and paper use the same word, except where a form of the union has its own official word.

type Words = Readonly<Record<string, string>>
const otherwise = (onPaper: Words, onScreen: Words): readonly (readonly string[])[] =>
  Object.entries(onPaper)
    .filter(([key, word]) => onScreen[key] !== word)
    .map(([key, word]) => [word, onScreen[key] ?? ''])

test.each<[string, Words, Words]>([
  ['the class of hardship', paper.CLASS_ON_PAPER, classText],
  ['the kind of aid', paper.AID_ON_PAPER, programmeText],
  ['the place of a survey', paper.PLACE_ON_PAPER, surveyText.places],
  ['who somebody is to the applicant', paper.RELATION_ON_PAPER, relationText],
])('%s has the same word on paper and on the screen', (_, onPaper, onScreen) => {
  expect(otherwise(onPaper, onScreen)).toEqual([])
})

test('the survey record keeps the official words, while the worker reads plain words', () => {
  expect(otherwise(paper.INCOME_ON_PAPER, incomeText)).toEqual([['经营收入', '做生意的收入']])
  expect(otherwise(paper.RIGID_ON_PAPER, rigidText)).toEqual([
    ['医疗自付', '看病自己付的钱'],
    ['教育支出', '上学的花费'],
    ['其他必要支出', '其他必须的花费'],
  ])
})
