import type { WhatWouldChange } from '@domain/household/what-would-change'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { helpText, referralText } from '@src/text/help'
import { aPolicy } from '@test/support/policy'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Distance, OtherHelp } from '@src/features/help'

const referrals = [
  { kind: 'training' as const, place: '市职工学校', phone: '0000-0000006', bring: '身份证' },
  { kind: 'training' as const, area: 'pengjiang', place: '蓬江区职工学校', phone: '', bring: '' },
]
beforeEach(() => cloud.answers('policy.current', { policy: aPolicy({ referrals }), today: plainDate('2026-03-05') }))

test('every event is said with its exact sum, and income received once with its last day', () => {
  const change: WhatWouldChange = {
    over: yuan(12_000.01),
    events: [
      { kind: 'illness', selfPaid: yuan(12_000.01) },
      { kind: 'accident', loss: yuan(48_000.01) },
      { kind: 'job-lost', member: 'm1' as MemberKey, wages: yuan(26_399.99), before: yuan(60_000) },
      { kind: 'birth' },
      {
        kind: 'drops-out',
        lines: [{ member: 'm0' as MemberKey, kind: 'compensation' }],
        amount: yuan(20_000),
        on: plainDate('2027-03-01'),
      },
    ],
  }
  render(<Distance change={change} nameOf={(member) => (member === 'm0' ? '本人' : '家人1')} />)
  const said = screen.getByTestId('distance').textContent ?? ''
  for (const one of [
    '¥12,000.01',
    '¥48,000.01',
    '家人1没有了工作',
    '¥26,399.99',
    '添了一个孩子',
    '本人的',
    '2027年3月1日',
  ])
    expect(said).toContain(one)
})

test('what fits comes first, with the place of the worker’s own district; the rest is behind a tap', () => {
  render(<OtherHelp jurisdiction='pengjiang' fits={['training', 'legal-aid']} />)
  expect(screen.getByTestId('help-training').textContent).toContain('蓬江区职工学校')
  expect(screen.getByTestId('help-training').textContent).not.toContain('市职工学校')
  expect(screen.getByTestId('help-legal-aid').textContent).toContain(helpText.nowhere)
  expect(screen.queryByTestId('help-minimum-living')).toBeNull()
  fireEvent.click(screen.getByTestId('more-help'))
  expect(screen.getByTestId('help-minimum-living').textContent).toContain(referralText['minimum-living'].about)
})

test('where nothing is known to fit, everything is shown', () => {
  render(<OtherHelp jurisdiction='enping' fits={[]} />)
  expect(screen.getByTestId('help-training').textContent).toContain('市职工学校')
  expect(screen.queryByTestId('more-help')).toBeNull()
})
