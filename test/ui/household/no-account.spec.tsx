import { plainDate } from '@domain/kernel/plain-date'
import { wrongsOf } from '@src/features/household-form/check'
import { emptyDraft, readDraft } from '@src/features/household-form/draft'
import { loadDraft, saveDraft } from '@src/gateway'
import { apply } from '@src/text/apply'
import { fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))

const today = plainDate('2026-03-02')
const kept = () => {
  const draft = readDraft(loadDraft('any'))
  if (draft === undefined) throw new Error('the draft is readable')
  return draft
}

beforeEach(() => {
  saveDraft('any', { ...emptyDraft('某甲'), ...agreed })
  render(formOf({ block: 'account' }))
})

test('who has no account yet chooses why with two taps, and no card or photo of it is asked for', () => {
  fireEvent.click(screen.getByTestId('account-none'))
  expect(Object.keys(wrongsOf('account', kept(), today))).toEqual(['noAccountBecause'])
  fireEvent.click(screen.getByTestId('no-account-offer-0'))
  expect(kept().account.because).toBe(apply.noCardReasons[0])
  expect(wrongsOf('account', kept(), today)).toEqual({})
  expect(Object.keys(wrongsOf('proofs', kept(), today))).not.toContain('bankCard')
})

test('whoever finds the card after all fills in its number as before', () => {
  fireEvent.click(screen.getByTestId('account-none'))
  fireEvent.click(screen.getByTestId('account-there'))
  expect(screen.getByTestId('account-number')).toBeTruthy()
  expect(Object.keys(wrongsOf('account', kept(), today))).toContain('number')
})
