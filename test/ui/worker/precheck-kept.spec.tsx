import { loadDraft } from '@src/gateway'
import { aPolicy } from '@test/support/policy'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { plainDate } from '@domain/kernel/plain-date'
import Precheck from '@src/worker/precheck'

const open = () => render(<Precheck />)
const tap = (id: string): boolean => fireEvent.click(screen.getByTestId(id))
const chosen = (id: string): string | null => screen.getByTestId(id).getAttribute('aria-checked')

beforeEach(() => {
  cloud.answers('policy.current', { policy: aPolicy(), today: plainDate('2026-03-10') })
})

test('whoever leaves the pre-check finds its answers and its page again, and can clear them', () => {
  const first = open()
  fireEvent.change(screen.getByTestId('precheck-area'), { target: { value: 'pengjiang' } })
  tap('person-0-status-employed')
  tap('next')
  first.unmount()

  const second = open()
  expect(screen.queryByTestId('precheck-wages')).not.toBeNull()
  tap('previous')
  expect(chosen('person-0-status-employed')).toBe('true')
  tap('precheck-clear')
  expect(chosen('person-0-status-employed')).toBe('false')
  second.unmount()

  open()
  expect(chosen('person-0-status-employed')).toBe('false')
})

test('only those who go on to the application take the answers along', () => {
  open()
  fireEvent.change(screen.getByTestId('precheck-area'), { target: { value: 'pengjiang' } })
  tap('person-0-status-retired')
  for (let page = 0; page < 3; page += 1) tap('next')
  tap('precheck-accident-no')
  tap('next')
  tap('precheck-none')
  tap('next')
  expect(loadDraft('precheck')).toBeUndefined()
  tap('precheck-apply')
  expect(loadDraft('precheck')).toMatchObject({ homes: 0, car: false, shareholder: false, expensiveSchool: false })
  expect(gone.at(-1)).toEqual(['/worker/start/index'])
})

test('nobody is asked whether they are a small child themselves; of a relative it is asked', () => {
  open()
  tap('add-person')
  expect(screen.queryByTestId('person-0-status-preschool')).toBeNull()
  expect(screen.queryByTestId('person-1-status-preschool')).not.toBeNull()
})
