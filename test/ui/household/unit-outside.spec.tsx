import type { OrgId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { emptyDraft, type FormDraft } from '@src/features/household-form/draft'
import { UnitStep } from '@src/features/household-form/unit'
import type { ComponentProps } from 'react'

const STREET = {
  id: 'OR-street' as OrgId,
  name: '虚构街道联合工会',
  level: 'base' as const,
  jurisdiction: 'pengjiang',
}
const LETTER = { jurisdiction: 'pengjiang', unit: '虚构玩具厂', address: '虚构路 8 号', words: '', at: 1 }
const DUE = '2026-03-20' as NonNullable<ComponentProps<typeof UnitStep>['today']>

const shown = (over: Partial<FormDraft>) => {
  const set = jest.fn()
  const draft = { ...emptyDraft(), ...over }
  const props = { draft, set, wrongs: {}, today: DUE, how: 'own' } as unknown as ComponentProps<typeof UnitStep>
  render(<UnitStep {...props} />)
  return set
}
const choosePlace = async (): Promise<void> => {
  fireEvent.change(screen.getByTestId('unit-district'), { target: { value: 'pengjiang' } })
  await act(async () => jest.advanceTimersByTime(400))
}

beforeEach(() => {
  jest.useFakeTimers()
  cloud.answers('org.search', ({ serving }) => ok({ items: serving === true ? [STREET] : [] }))
  cloud.answers('org.contact', { name: '虚构区总工会', phone: '0000-0000000' })
  cloud.answers('unit.mine', {})
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('who has no unit is offered the unions of the area that serve everybody, and the form takes the chosen one', async () => {
  const set = shown({})
  fireEvent.click(screen.getByTestId('unit-none'))
  expect(screen.queryByTestId('serving-OR-street')).toBeNull()
  await choosePlace()
  fireEvent.click(screen.getByTestId('serving-OR-street'))
  expect(set).toHaveBeenCalledWith({
    base: { id: STREET.id, name: STREET.name, jurisdiction: 'pengjiang' },
    unitLater: false,
  })
})

test('whose unit is not found is offered them without asking, beside the letter to the county', async () => {
  shown({})
  await choosePlace()
  expect(screen.getByTestId('serving-OR-street')).toBeTruthy()
  fireEvent.click(screen.getByTestId('unit-write'))
  expect(gone.at(-1)).toEqual(['/worker/unit/index', { jurisdiction: 'pengjiang' }])
})

test('while the letter waits the form says until when, and asks for no second letter', async () => {
  cloud.answers('unit.mine', { request: { ...LETTER, dueOn: DUE, looks: [] } })
  shown({ unitLater: true })
  await choosePlace()
  expect(screen.getByTestId('unit-waiting').textContent).toContain('2026年3月20日')
  expect(screen.queryByTestId('unit-write')).toBeNull()
})

test('the union named in the answer is taken over by one tap', async () => {
  const answer = { kind: 'entered' as const, union: STREET.name, org: STREET, words: '', at: 2 }
  cloud.answers('unit.mine', { request: { ...LETTER, dueOn: DUE, looks: [], answer } })
  const set = shown({ unitLater: true })
  await choosePlace()
  fireEvent.click(screen.getByTestId('unit-answered'))
  expect(set).toHaveBeenCalledWith(expect.objectContaining({ unitLater: false }))
})
