import type { OwnCase } from '@domain/contract/views'
import { plainDate } from '@domain/kernel/plain-date'
import { casePage as words } from '@src/text/worker'
import { aPolicy } from '@test/support/policy'
import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import CasePage from '@src/worker/case/index'

const own = {
  ...{ id: 'CA-1', version: 1, year: 2026, name: '谷*声', stage: 'submitted', unit: '', unitPhone: '' },
  ...{ stageSince: plainDate('2026-03-02'), submittedOn: plainDate('2026-03-02') },
  road: { waiting: 'accept', holder: 'base', by: plainDate('2026-03-05'), steps: [] },
  holder: { unit: '虚构机械厂工会', phone: '0000-1234567' },
  ...{ wants: [], log: [], proofs: [], members: [], consents: [], wanted: [], grants: [], told: [], actions: [] },
} as unknown as OwnCase

test.each([
  ['on the day of the application', '2026-03-02', true],
  ['ten days later, from the same address', '2026-03-12', false],
])('that the application was just handed in is said %s', async (_when, today, said) => {
  cloud.answers('policy.current', { policy: aPolicy(), today: plainDate(today) })
  cloud.answers('case.mine', { cases: [own] })
  openedWith({ id: 'CA-1', fresh: '1' })
  render(<CasePage />)
  await screen.findByTestId('stage-now')
  expect(screen.queryByText(words.justSubmitted) !== null).toBe(said)
})

test('a refused household first reads why, then finds the way to a new application', async () => {
  const on = plainDate('2026-03-02')
  const refused = {
    ...own,
    stage: 'refused',
    refusal: { on, reasons: ['income'], words: '人均收入高于标准' },
  } as unknown as OwnCase
  cloud.answers('policy.current', { policy: aPolicy(), today: on })
  cloud.answers('case.mine', { cases: [refused] })
  openedWith({ id: 'CA-1' })
  render(<CasePage />)
  const again = await screen.findByTestId('apply-again')
  const why = screen.getByTestId('refused')
  expect(why.compareDocumentPosition(again) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
})
