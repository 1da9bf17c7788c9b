import type { FileId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { emptyDraft, readDraft } from '@src/features/household-form/draft'
import { loadDraft, saveDraft } from '@src/gateway'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { agreed, formOf } from './form-of'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

type Row = { readonly name: string | undefined; readonly tell: (files: FileId[]) => void }
const mockRows: Row[] = []
jest.mock('@src/components/use-sending', () => ({
  ...jest.requireActual<object>('@src/components/use-sending'),
  useUnderWay: () => [],
  useSending: (_: string, __: readonly FileId[], tell: Row['tell'], name: string | undefined) => {
    mockRows.push({ name, tell })
    return { pending: [], dropped: [], sent: {}, add: () => undefined, drop: () => undefined, again: () => undefined }
  },
}))
const arrives = (place: string, file: string): void => {
  const row = mockRows.find(({ name }) => name?.endsWith(`/${place}`) === true)
  if (row === undefined) throw new Error(`${place} is not a place`)
  row.tell([file as FileId])
}

test('photos that arrive for two proofs after the block was left are both stored, beside what was typed meanwhile', () => {
  saveDraft('any', { ...emptyDraft('某甲'), ...agreed })
  const today = plainDate('2026-03-10')
  const { unmount } = render(formOf({ today, block: 'proofs' }))
  unmount()
  render(formOf({ today, block: 'cause' }))
  fireEvent.click(screen.getByTestId('cause-main-illness'))
  arrives('bankCard', 'FI-first')
  arrives('idCard.emblem-m0', 'FI-back')
  arrives('idCard.portrait-m0', 'FI-front')
  const kept = readDraft(loadDraft('any'))
  expect(kept?.proofs.map(({ files }) => files)).toEqual([['FI-first'], ['FI-back', 'FI-front']])
  expect(kept?.proofs[1]?.placed?.map(({ part }) => part)).toEqual(['emblem', 'portrait'])
  expect(kept?.applicant.mainCause).toBe('illness')
})

test('a photo that arrives while the last block is open is no longer wanting there', () => {
  saveDraft('any', { ...emptyDraft('某甲'), ...agreed })
  const today = plainDate('2026-03-10')
  mockRows.length = 0
  const { unmount } = render(formOf({ today, block: 'proofs' }))
  unmount()
  render(formOf({ today, block: 'agree' }))
  // what is wanting leads on from here, and nothing can be handed in yet
  expect(screen.queryByTestId('next')).toBeNull()
  const left = (): number => Number(/\d+/.exec(screen.getByTestId('left-proofs').textContent ?? '')?.[0])
  const before = left()
  act(() => arrives('bankCard', 'FI-card'))
  expect(left()).toBe(before - 1)
})
