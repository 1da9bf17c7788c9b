import { IdNumber } from '@domain/kernel/identity-numbers'
import { MaybeWords, Name, Words } from '@domain/kernel/text'
import { filled } from '@src/components/fields'
import { under, wrongsIn } from '@src/components/wrongs'
import { wrong } from '@src/text/fields'
import { anIdNumber } from '@test/support/people'
import * as z from 'zod/mini'

const Household = z.object({
  name: Name,
  idNumber: IdNumber,
  story: MaybeWords(5),
  why: Words(5),
  kind: z.enum(['one', 'two']),
  year: z.int(),
  homes: z.array(z.object({ why: Words(5) })),
})
const fine = {
  ...{ name: '江户一', idNumber: anIdNumber(1), story: '', why: '有', kind: 'one', year: 2020, homes: [{ why: '有' }] },
}
const wrongsWith = (answers: object) => wrongsIn(Household, { ...fine, ...answers }, { year: wrong.year })

test.each([
  ['a name that is no name', { name: '1' }, { name: wrong.name }],
  ['an empty text that is required', { why: '  ' }, { why: wrong.text }],
  ['a text that is too long', { story: '一二三四五六' }, { story: wrong.long(5) }],
  ['an invisible character', { story: '一\u202e' }, { story: wrong.unclean }],
  ['a missing choice', { kind: undefined }, { kind: wrong.choose }],
  ['a field with a text of its own', { year: undefined }, { year: wrong.year }],
  ['a field inside a list', { homes: [{ why: '有' }, { why: '' }] }, { 'homes.1.why': wrong.text }],
])('the schema’s error for %s becomes one text at the field', (_, answers, texts) => {
  expect(wrongsWith({})).toEqual({})
  expect(wrongsWith(answers)).toEqual(texts)
})

test('an ID number with a wrong check character gets the sentence of its refusal', () => {
  expect(Object.keys(wrongsWith({ idNumber: anIdNumber(1).replace(/.$/, '') }))).toEqual(['idNumber'])
})

test('the errors of one element of a list are found by its place', () => {
  const all = { 'homes.1.why': 'a', 'homes.11.why': 'b', name: 'c' }
  expect(under(all, 'homes.1')).toEqual({ why: 'a' })
})

test('answers are complete once none is missing and no text is empty; texts are trimmed', () => {
  expect(filled({ reason: ' 属实 ', day: '2023-03-01', sum: 0, yes: false })).toEqual({
    ...{ reason: '属实', day: '2023-03-01', sum: 0, yes: false },
  })
  expect(filled({ reason: '  ' })).toBe(false)
  expect(filled({ reason: '属实', day: undefined })).toBe(false)
})
