import type { OwnCase } from '@domain/contract/views'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { consentText } from '@src/text/consent'
import { consentsPage as words } from '@src/text/worker'
import { fireEvent, render, screen } from '@testing-library/react'

const revoked = jest.fn()
let own: Pick<OwnCase, 'id' | 'version' | 'consents' | 'actions'>

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useCommand: () => ({ run: revoked, busy: false, refusal: undefined }),
  useQuery: () => ({ data: { cases: [own] }, refusal: undefined, loading: false, reload: async () => undefined }),
  useParams: () => ({ id: 'CA-0001' }),
  useMe: () => ({ me: undefined, posts: [] }),
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  back: () => undefined,
  go: () => undefined,
}))

import Consents from '@src/worker/consents/index'

const given = (matter: OwnCase['consents'][number]['matter'], over: Partial<OwnCase['consents'][number]> = {}) => ({
  matter,
  member: '甲**' as Masked,
  how: 'own-phone' as const,
  on: plainDate('2026-03-02'),
  ...over,
})

beforeEach(() => {
  revoked.mockReset()
  revoked.mockResolvedValue({ ok: true, value: {}, requestId: 'r' })
  own = {
    id: 'CA-0001' as OwnCase['id'],
    version: 3,
    consents: [
      given('privacy'),
      given('crosscheck'),
      given('crosscheck', { member: '乙*' as Masked, how: 'through-applicant', on: plainDate('2026-03-05') }),
    ],
    actions: ['revokeConsent'],
  }
})

test('only what was given is listed: for whom, on which day, how', () => {
  render(<Consents />)
  expect(screen.queryByTestId('consent-minors')).toBeNull()
  expect(screen.queryByTestId('consent-publication')).toBeNull()
  const crosscheck = screen.getByTestId('consent-crosscheck').textContent
  expect(crosscheck).toContain('甲**')
  expect(crosscheck).toContain(`2026年3月2日（周一），${words.given['own-phone']}`)
  expect(crosscheck).toContain('乙*')
  expect(crosscheck).toContain(`2026年3月5日（周四），${words.given['through-applicant']}`)
  expect(screen.getByText(consentText.privacy.title)).toBeTruthy()
})

test('what follows is said before anything is taken back', async () => {
  render(<Consents />)
  fireEvent.click(screen.getByTestId('revoke-crosscheck'))
  expect(screen.getByText(words.ask)).toBeTruthy()
  expect(revoked).not.toHaveBeenCalled()
  fireEvent.click(screen.getByTestId('revoke-yes'))
  expect(revoked).toHaveBeenCalledWith(
    { matter: 'crosscheck' },
    { caseId: 'CA-0001', version: 3, keyFor: 'crosscheck' },
  )
  expect(await screen.findByText(words.done)).toBeTruthy()
})

test('a case that is over: what was agreed to can still be read, nothing is offered', () => {
  own = { ...own, actions: [] }
  render(<Consents />)
  expect(screen.getByTestId('consent-privacy')).toBeTruthy()
  expect(screen.queryByTestId('revoke-privacy')).toBeNull()
})
