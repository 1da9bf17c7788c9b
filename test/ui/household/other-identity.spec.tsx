import { plainDate } from '@domain/kernel/plain-date'
import { loadDraft, saveDraft } from '@src/gateway'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { emptyDraft, type FormDraft, readDraft, shapeOf } from '@src/features/household-form/draft'
import { agreed, formOf } from './form-of'

const today = plainDate('2026-03-02')
const stored = (): FormDraft => {
  const draft = readDraft(loadDraft('any'))
  if (draft === undefined) throw new Error('nothing was stored')
  return draft
}
const tap = (...ids: readonly string[]): void => {
  for (const id of ids) fireEvent.click(screen.getByTestId(id))
}
const write = (id: string, text: string): void =>
  void fireEvent.change(screen.getByTestId(id), { target: { value: text } })

beforeEach(() => {
  saveDraft('any', { ...emptyDraft('谷雨声'), ...agreed })
  render(formOf({ block: 'family', today }))
})

test('a newborn without any document is entered with a reason, the birth date and the sex', () => {
  tap('member-add-child', 'member-id-none', 'member-other-kind-none', 'member-other-because-offer-0')
  expect(screen.queryByTestId('member-id')).toBeNull()
  expect(screen.queryByTestId('member-other-number')).toBeNull()
  write('member-name', '谷小苗')
  write('member-other-born', '2026-02-20')
  tap('member-other-sex-male', 'member-health-good')
  expect(stored().members[0]).toMatchObject({
    otherId: { kind: 'none', because: '刚出生，证件还在办', birthDate: '2026-02-20', sex: 'male' },
    // a small child goes nowhere yet
    status: 'preschool',
  })
  expect(shapeOf(stored(), today)).toMatchObject({ members: [{ idNumber: { kind: 'none' }, counted: true }] })
  tap('member-done')
  expect(screen.getByTestId('member-1').textContent).toContain('填好了')
})

test('a spouse with a passport gives its number; whoever has an ID number after all goes back to it', () => {
  tap('member-add-spouse', 'member-id-none', 'member-other-kind-passport')
  write('member-other-number', 'E1234567')
  expect(stored().members[0]?.otherId).toMatchObject({ kind: 'passport', number: 'E1234567' })
  tap('member-other-back')
  expect(stored().members[0]?.otherId).toBeUndefined()
  expect(screen.getByTestId('member-id')).toBeTruthy()
})

test('a document without its number is marked when the person goes on', () => {
  tap('member-add-spouse', 'member-id-none', 'member-other-kind-hk-macao', 'next')
  expect(screen.getByText('请照证件填写，只有字母和数字')).toBeTruthy()
})

test('what the button said already is not asked, and can be changed', () => {
  tap('member-add-spouse')
  expect(screen.queryByTestId('member-relation-child')).toBeNull()
  expect(screen.getByTestId('member-relation-known').textContent).toContain('配偶')
  expect(screen.getByTestId('home-marital-known').textContent).toContain('已婚')
  tap('member-relation-known-change', 'member-relation-child')
  expect(stored().members[0]?.relation).toBe('child')
})
