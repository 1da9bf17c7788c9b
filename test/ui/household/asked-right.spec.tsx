import { fen } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import { wrongsOf } from '@src/features/household-form/check'
import { emptyDraft, type FormDraft, readDraft } from '@src/features/household-form/draft'
import { ME } from '@src/features/household-form/suggest'
import { loadDraft, saveDraft } from '@src/gateway'
import { fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)
jest.mock('@src/gateway/platform/filling', () => ({ typed: () => undefined }))

const today = plainDate('2026-03-02')
type Employment = FormDraft['applicant']['employment']
const answered = (employment: Employment): FormDraft => {
  const draft = emptyDraft('某甲')
  return { ...draft, ...agreed, alone: true, applicant: { ...draft.applicant, employment } }
}
const opened = (employment: Employment): void => {
  saveDraft('any', answered(employment))
  render(formOf({ block: 'family' }))
}
const kept = (): FormDraft => {
  const draft = readDraft(loadDraft('any'))
  if (draft === undefined) throw new Error('the draft is readable')
  return draft
}
const marked = (): number => document.querySelectorAll('.field-wrong').length

test('a card that has just been added is not marked as wrong before anybody could answer it', () => {
  saveDraft('any', { ...answered('employed'), alone: undefined })
  render(formOf({ block: 'family' }))
  fireEvent.click(screen.getByTestId('member-add-spouse'))
  expect(screen.getByTestId('member-name')).toBeTruthy()
  expect(marked()).toBe(0)
  expect(Object.keys(wrongsOf('family', kept(), today)).length).toBeGreaterThan(0)
})

test.each<[string, Employment, boolean]>([
  ['is not asked of whoever has work', 'employed', false],
  ['is asked where nobody has work', 'retired', true],
])('whether nobody in the household works %s', (_what, employment, asked) => {
  opened(employment)
  expect(screen.queryByTestId('work-zero-yes') !== null).toBe(asked)
})

test('of sums that stand side by side each wants an answer, and “none” is one', () => {
  const draft = answered('employed')
  const wanted = (lines: FormDraft['incomes']): readonly string[] =>
    Object.keys(wrongsOf('family', { ...draft, incomes: lines }, today)).filter((at) => at.startsWith(`${ME}.`))
  const wages = { member: ME, kind: 'wages', amount: fen(3_600_000) } as const
  expect(wanted([wages])).toEqual([`${ME}.bonus`])
  expect(wanted([wages, { member: ME, kind: 'bonus', amount: fen(0) }])).toEqual([])
})

test('the branch of the bank may be left out', () => {
  const account = { ...emptyDraft('某甲').account, bank: '工商银行', number: '6222000000000000004', branch: '' }
  expect(Object.keys(wrongsOf('account', { ...answered('employed'), account }, today))).not.toContain('branch')
})
