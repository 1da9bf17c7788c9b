import { HouseholdSection } from '@src/features/case-page/people'
import { render, screen } from '@testing-library/react'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const consent = { matter: 'crosscheck', textVersion: '2026-11', on: '2026-03-09' }
const shown = (consents: readonly object[]): void => {
  render(<HouseholdSection view={aView({ consents })} />)
}

test('the officer reads why a member did not consent on a phone of their own', () => {
  shown([{ ...consent, member: 'm1', how: 'through-applicant', why: 'unwell' }])
  expect(screen.getByTestId('stated-consent-m1').textContent).toContain('身体不便')
})

test('a consent of before the reason was asked for says so, and one of the member’s own is not listed', () => {
  shown([
    { ...consent, member: 'm1', how: 'through-applicant' },
    { ...consent, member: 'm2', how: 'own-phone' },
  ])
  expect(screen.getByTestId('stated-consent-m1').textContent).toContain('没有写原因')
  expect(screen.queryByTestId('stated-consent-m2')).toBeNull()
})
