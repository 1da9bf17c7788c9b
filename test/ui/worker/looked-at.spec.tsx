import type { CallOutput } from '@domain/contract'
import { lookedAtPage as words } from '@src/text/worker'
import { render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

type Look = CallOutput<'case.lookedAt'>['items'][number]

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import LookedAt from '@src/worker/looked-at/index'

const at = (moment: string): number => Date.parse(`${moment}:00+08:00`)
const look = (moment: string, over: Partial<Look> = {}): Look => ({
  at: at(moment),
  by: '经办甲',
  role: 'base-officer',
  unit: '虚构机械厂工会',
  field: 'proof',
  purpose: '查看材料',
  ...over,
})

test('looks at papers by one person on one day are grouped in one card, and other looks are shown separately', () => {
  openedWith({ id: 'CA-0001' })
  const items = [
    look('2026-03-05T09:02'),
    look('2026-03-05T09:01'),
    look('2026-03-05T09:00'),
    look('2026-03-04T16:00', { by: '经办乙' }),
    look('2026-03-04T15:00'),
    look('2026-03-04T14:00', { field: 'idNumber', purpose: '核对' }),
    look('2026-03-04T13:00', { field: 'idNumber', purpose: '核对' }),
  ]
  cloud.answers('case.lookedAt', { items })
  render(<LookedAt />)
  expect(screen.getAllByTestId('look')).toHaveLength(5)
  expect(screen.getByText(words.papers(3))).toBeTruthy()
  expect(screen.getAllByText(words.fields.proof)).toHaveLength(2)
  expect(screen.getAllByText(words.fields.idNumber)).toHaveLength(2)
})

test('what was read in one moment for several lists is one card with their number', () => {
  openedWith({ id: 'CA-0001' })
  const sent = look('2026-03-05T09:00', { field: 'idNumber', purpose: '数据比对名单' })
  cloud.answers('case.lookedAt', { items: [sent, sent, sent] })
  render(<LookedAt />)
  expect(screen.getAllByTestId('look')).toHaveLength(1)
  expect(screen.getByText(words.times(3, words.fields.idNumber))).toBeTruthy()
})
