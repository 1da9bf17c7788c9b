import type { CallOutput } from '@domain/contract'
import type { OwnCase } from '@domain/contract/views'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { consentHowText } from '@src/text'
import { consentText } from '@src/text/consent'
import { familyConsents, consentsPage as words } from '@src/text/worker'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

type Family = CallOutput<'consent.mine'>['items']
jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Consents from '@src/worker/consents/index'

const given = (matter: OwnCase['consents'][number]['matter'], over: Partial<OwnCase['consents'][number]> = {}) => ({
  matter,
  member: '甲**' as Masked,
  how: 'own-phone' as const,
  on: plainDate('2026-03-02'),
  ...over,
})

const own = {
  id: 'CA-0001',
  version: 3,
  consents: [
    given('privacy'),
    given('crosscheck'),
    given('crosscheck', { member: '乙*' as Masked, how: 'through-applicant', on: plainDate('2026-03-05') }),
  ],
  actions: ['revokeConsent'],
} as Pick<OwnCase, 'id' | 'version' | 'consents' | 'actions'> as OwnCase

beforeEach(() => {
  openedWith({ id: 'CA-0001' })
  cloud.answers('consent.mine', { items: [] })
  cloud.answers('case.mine', { cases: [own] })
  cloud.answers('case.revokeConsent', { caseId: own.id, version: 4, stage: 'withdrawn' })
  cloud.answers('consent.revoke', { stopped: true })
})

test('only given consents are listed, each with its person, day and way', () => {
  render(<Consents />)
  expect(screen.queryByTestId('consent-minors')).toBeNull()
  expect(screen.queryByTestId('consent-publication')).toBeNull()
  const crosscheck = screen.getByTestId('consent-crosscheck').textContent
  expect(crosscheck).toContain('甲**')
  expect(crosscheck).toContain(`2026年3月2日（周一），${consentHowText['own-phone']}`)
  expect(crosscheck).toContain('乙*')
  expect(crosscheck).toContain(`2026年3月5日（周四），${consentHowText['through-applicant']}`)
  expect(screen.getByText(consentText.privacy.title)).toBeTruthy()
})

test('the consequence is shown before a consent is revoked', async () => {
  render(<Consents />)
  fireEvent.click(screen.getByTestId('revoke-crosscheck'))
  expect(screen.getByText(words.ask)).toBeTruthy()
  expect(cloud.calls('case.revokeConsent')).toEqual([])
  fireEvent.click(screen.getByTestId('revoke-yes'))
  expect(cloud.calls('case.revokeConsent')).toEqual([
    [{ matter: 'crosscheck' }, { caseId: 'CA-0001', version: 3, keyFor: 'crosscheck' }],
  ])
  expect(await screen.findByText(words.done)).toBeTruthy()
})

test('in a closed case the consents can still be read, but not revoked', () => {
  cloud.answers('case.mine', { cases: [{ ...own, actions: [] }] })
  render(<Consents />)
  expect(screen.getByTestId('consent-privacy')).toBeTruthy()
  expect(screen.queryByTestId('revoke-privacy')).toBeNull()
})

describe('an adult of another applicant’s household, without a case of their own', () => {
  const REF = 'a-reference-of-the-cloud'
  const said = (state: Family[number]['state']) =>
    cloud.answers('consent.mine', {
      items: [{ ref: REF, applicant: '谷*声' as Masked, name: '乙*' as Masked, on: plainDate('2026-03-02'), state }],
    })
  beforeEach(() => openedWith({}))

  test('sees for whom they have consented, and nothing of the case', () => {
    said('under-way')
    render(<Consents />)
    const card = screen.getByTestId('family-consent-under-way').textContent
    expect(card).toContain(familyConsents.item('谷*声'))
    expect(card).toContain('2026年3月2日（周一）')
    expect(screen.queryByTestId('consent-privacy')).toBeNull()
  })

  test.each(['waiting', 'under-way', 'decided'] as const)(
    'in the state %s sees the consequence before revoking the consent',
    async (state) => {
      said(state)
      render(<Consents />)
      fireEvent.click(screen.getByTestId('family-revoke'))
      expect(screen.getByText(familyConsents.consequence[state])).toBeTruthy()
      expect(cloud.calls('consent.revoke')).toEqual([])
      fireEvent.click(screen.getByTestId('family-revoke-yes'))
      expect(cloud.calls('consent.revoke')).toEqual([[{ ref: REF }, { keyFor: REF }]])
      expect(await screen.findByText(familyConsents.stopped)).toBeTruthy()
    },
  )

  test('cannot revoke a consent a second time', () => {
    said('revoked')
    render(<Consents />)
    expect(screen.queryByTestId('family-revoke')).toBeNull()
  })

  test('sees a notice if they have given no consent', () => {
    render(<Consents />)
    expect(screen.getByText(words.nothing)).toBeTruthy()
  })
})
