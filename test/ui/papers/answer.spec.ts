import type { FileId, MemberKey } from '@domain/kernel/ids'
import { type ProofDraft, proofAnswers, putIn, takeOut, withPages } from '@src/components/papers/answer'

const file = (name: string): FileId => `FI-${name}` as FileId
const member = 'm0' as MemberKey
const front = { part: 'portrait', member } as const
const back = { part: 'emblem', member } as const
const none: ProofDraft = { type: 'idCard', files: [] }

test('a retaken side replaces the picture of that side and of no other', () => {
  const both = putIn(putIn(none, front, file('a')), back, file('b'))
  const again = putIn(both, front, file('c'))
  expect(again.files).toEqual(['FI-b', 'FI-c'])
  expect(again.placed).toEqual([
    { file: 'FI-b', ...back },
    { file: 'FI-c', ...front },
  ])
  expect(takeOut(again, back)).toEqual({ type: 'idCard', files: ['FI-c'], placed: [{ file: 'FI-c', ...front }] })
})

test('one picture may show both sides, and stays while it is the picture of one of them', () => {
  const copy = putIn(putIn(none, front, file('copy')), back, file('copy'))
  expect(copy.files).toEqual(['FI-copy'])
  expect(putIn(copy, back, file('new')).files).toEqual(['FI-copy', 'FI-new'])
  expect(takeOut(copy, front).files).toEqual(['FI-copy'])
  expect(takeOut(takeOut(copy, front), back)).toEqual(none)
})

test('further pages are ordered among themselves, and do not touch the places', () => {
  const answer = withPages(
    putIn({ type: 'householdRegister', files: [file('x'), file('y')] }, { part: 'holder' }, file('h')),
    [file('y'), file('x')],
  )
  expect(answer.files).toEqual(['FI-h', 'FI-y', 'FI-x'])
  expect(answer.placed).toEqual([{ file: 'FI-h', part: 'holder' }])
})

test('what is handed in names the places, says why a card of the family is missing, and leaves empty answers out', () => {
  const placed = [{ file: file('a'), ...front }]
  expect(
    proofAnswers([
      { type: 'idCard', files: [file('a')], placed, cannotGet: ' 在外地 ' },
      { type: 'incomeStatement', files: [], cannotGet: ' ' },
      { type: 'medicalRecord', files: [file('m')], cannotGet: '丢了' },
      { type: 'tuitionBill', files: [], cannotGet: '还没开学' },
    ]),
  ).toEqual([
    { type: 'idCard', files: ['FI-a'], placed, cannotGet: '在外地' },
    { type: 'medicalRecord', files: ['FI-m'] },
    { type: 'tuitionBill', files: [], cannotGet: '还没开学' },
  ])
})
