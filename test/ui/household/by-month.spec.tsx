import { fen } from '@domain/kernel/fen'
import { emptyDraft, readDraft } from '@src/features/household-form/draft'
import { loadDraft, saveDraft } from '@src/gateway'
import { fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))

const wages = () => readDraft(loadDraft('any'))?.incomes.find(({ kind }) => kind === 'wages')?.amount
const type = (testId: string, value: string): void =>
  void fireEvent.change(screen.getByTestId(testId), { target: { value } })
const tap = (testId: string): void => void fireEvent.click(screen.getByTestId(testId))

beforeEach(() => {
  const draft = emptyDraft('某甲')
  saveDraft('any', { ...draft, ...agreed, applicant: { ...draft.applicant, employment: 'employed' } })
  render(formOf({ block: 'family' }))
})

test('whoever knows a sum by the month says it by the month, and the year’s sum follows', () => {
  tap('income-m0-wages-monthly')
  type('income-m0-wages-each', '3000.50')
  expect(wages()).toBeUndefined()
  type('income-m0-wages-months', '11')
  expect(wages()).toBe(fen(3_300_550))
  expect((screen.getByTestId('income-m0-wages') as HTMLInputElement).value).toBe('33005.50')
})

test('a sum said by the month can be corrected in its own field, and by the month again', () => {
  tap('income-m0-wages-monthly')
  type('income-m0-wages-each', '3000')
  type('income-m0-wages-months', '12')
  tap('income-m0-wages-sum')
  type('income-m0-wages', '35000')
  expect(wages()).toBe(fen(3_500_000))
  expect(screen.queryByTestId('income-m0-wages-each')).toBeNull()
})
