import type { FileId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { emptyDraft, readDraft } from '@src/features/household-form/draft'
import { loadDraft, saveDraft } from '@src/gateway'
import { fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

type Given = { readonly label: string; readonly onChange: (files: FileId[]) => void }
const mockCards: Given[] = []
jest.mock('@src/components/uploader', () => ({
  Uploader: (given: Given) => {
    mockCards.push(given)
    return null
  },
}))

test('photos that arrive for two proofs after the block was left are both stored, beside what was typed meanwhile', () => {
  saveDraft('any', { ...emptyDraft('某甲'), ...agreed })
  const today = plainDate('2026-03-10')
  const { unmount } = render(formOf({ today, block: 'proofs' }))
  unmount()
  render(formOf({ today, block: 'cause' }))
  fireEvent.click(screen.getByTestId('cause-main-illness'))
  const [first, second] = mockCards
  if (first === undefined || second === undefined) throw new Error('two proofs are asked for')
  first.onChange(['FI-first' as FileId])
  second.onChange(['FI-second' as FileId])
  const kept = readDraft(loadDraft('any'))
  expect(kept?.proofs.map(({ files }) => files)).toEqual([['FI-first'], ['FI-second']])
  expect(kept?.applicant.mainCause).toBe('illness')
})
