import type { CallOutput } from '@domain/contract'
import { fen } from '@domain/kernel/fen'
import type { GrantId, OrgId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'
import { payoutText } from '@src/text/payout'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { openedWith } from '../support/taro-api'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import Batch from '@src/finance/batch/index'

const CITY = { id: 'OR-city01' as OrgId, name: '虚构市总工会', level: 'city' as const }
const id = 'PB-0001' as PayoutBatchId
const madeBy = (mine: boolean): CallOutput<'payout.open'> => ({
  shared: [],
  acts: mine ? [] : ['approve', 'reject'],
  row: {
    id,
    batchNo: '0123456789',
    year: 2026,
    state: 'made',
    madeOn: plainDate('2026-03-09'),
    maker: '甲',
    mine,
    count: 2,
    total: fen(14_000_00),
    paid: 0,
    failed: 0,
  },
  batch: {
    id,
    year: 2026,
    state: 'made',
    maker: 'PE-0001' as PersonId,
    madeOn: plainDate('2026-03-09'),
    count: 2,
    total: fen(14_000_00),
    lines: [8_000_00, 6_000_00].map((amount, i) => ({
      no: i + 1,
      grant: `GR-000${i}` as GrantId,
      nameMasked: '左*夏' as Masked,
      accountShown: '**** **** 0110' as Masked,
      lastFour: '0110',
      amount: fen(amount),
    })),
  },
})

const open = (opened: CallOutput<'payout.open'>, ...roles: readonly PostRole[]) => {
  cloud.answers('payout.open', opened)
  cloud.knowsMe({ posts: roles.map((role) => ({ role, org: CITY })) })
  return render(<Batch />)
}

beforeEach(() => openedWith({ batch: id }))

test('the approver is not shown the total and has to add it up', () => {
  open(madeBy(false), 'fund-approver')
  expect(screen.queryByText('¥14,000.00')).toBeNull()
  fireEvent.change(screen.getByTestId('control-count'), { target: { value: '2' } })
  fireEvent.change(screen.getByTestId('control-total'), { target: { value: '14000.00' } })
  fireEvent.click(screen.getByTestId('batch-approve'))
  expect(cloud.calls('payout.approve')).toEqual([[{ batch: id, count: 2, total: 14_000_00 }, { keyFor: id }]])
})

test('a batch is not approved before both control totals are entered', () => {
  open(madeBy(false), 'fund-approver')
  fireEvent.change(screen.getByTestId('control-count'), { target: { value: '2' } })
  fireEvent.click(screen.getByTestId('batch-approve'))
  expect(cloud.called()).toEqual(['payout.open'])
})

test('the maker of a batch is shown that another person must approve it', () => {
  open(madeBy(true), 'fund-officer', 'fund-approver')
  expect(screen.getByText(payoutText.batch.yours)).toBeTruthy()
  expect(screen.queryByTestId('batch-approve')).toBeNull()
  expect(screen.getByText('¥14,000.00')).toBeTruthy()
})

describe('an approved batch', () => {
  const approved = (exports: number | undefined, mine = true): CallOutput<'payout.open'> => {
    const { row, batch } = madeBy(mine)
    return {
      shared: [],
      acts: ['export', 'recall', ...(exports === undefined ? [] : ['handOver' as const])],
      row: { ...row, state: 'approved' },
      batch: { ...batch, state: 'approved', ...(exports === undefined ? {} : { exports }) },
    }
  }

  test('can be handed over only after its bank file was exported, and its result can be read only after that', () => {
    const { unmount } = open(approved(undefined), 'fund-officer')
    expect(screen.queryByTestId('hand-over')).toBeNull()
    unmount()
    open(approved(1), 'fund-officer')
    expect(screen.queryByTestId('bank-result-table-pick')).toBeNull()
    fireEvent.click(screen.getByTestId('hand-over'))
    expect(cloud.calls('payout.handOver')).toEqual([])
    fireEvent.click(screen.getByTestId('handed-counter'))
    fireEvent.click(screen.getByTestId('hand-over'))
    expect(cloud.calls('payout.handOver')).toEqual([[{ batch: id, on: '2026-03-10', how: 'counter' }, { keyFor: id }]])
  })

  test('can be recalled with a reason by the fund officer only', () => {
    const { unmount } = open(approved(1), 'fund-officer')
    fireEvent.click(screen.getByTestId('open-recall'))
    fireEvent.click(screen.getByTestId('batch-recall'))
    expect(cloud.calls('payout.recall')).toEqual([])
    fireEvent.change(screen.getByTestId('batch-recall-why'), { target: { value: '有一户要改' } })
    fireEvent.click(screen.getByTestId('batch-recall'))
    expect(cloud.calls('payout.recall')).toEqual([[{ batch: id, why: '有一户要改' }, { keyFor: id }]])
    unmount()
    open({ ...approved(1), acts: [] }, 'auditor')
    for (const way of ['open-recall', 'open-reject', 'hand-over']) expect(screen.queryByTestId(way)).toBeNull()
  })

  test('handed to the bank and not yet answered can be marked as not accepted by the second person only', () => {
    const { row, batch } = approved(1, false)
    const sent = { shared: [], row: { ...row, state: 'sent' as const }, batch: { ...batch, state: 'sent' as const } }
    const { unmount } = open({ ...sent, acts: ['notAccepted'] }, 'fund-approver')
    expect(screen.getByTestId('open-notAccepted')).toBeTruthy()
    unmount()
    open({ ...sent, acts: [], row: { ...sent.row, paid: 1 } }, 'fund-approver')
    expect(screen.queryByTestId('open-notAccepted')).toBeNull()
  })
})
