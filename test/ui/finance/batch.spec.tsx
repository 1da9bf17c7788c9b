import type { CallOutput } from '@domain/contract'
import { fen } from '@domain/kernel/fen'
import type { GrantId, PayoutBatchId, PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'
import { payoutText } from '@src/text/payout'
import { fireEvent, render, screen } from '@testing-library/react'

const run = jest.fn(async () => ({ ok: true, value: {}, requestId: 'r' }))
let opened: CallOutput<'payout.open'>
let roles: readonly PostRole[]

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useQuery: () => ({ data: opened, refusal: undefined, loading: false, reload: async () => undefined }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useCommand: () => ({ run, busy: false, refusal: undefined, clear: () => undefined }),
  useMe: () => ({
    me: undefined,
    posts: [],
    today: '2026-03-10',
    has: (...asked: PostRole[]) => asked.some((role) => roles.includes(role)),
  }),
  useParams: () => ({ batch: 'PB-0001' }),
  useOnReturn: () => undefined,
  useLargeType: () => [false, () => undefined],
  back: () => undefined,
  go: () => undefined,
}))

import Batch from '@src/finance/batch/index'

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

beforeEach(() => run.mockClear())

test('the approver is not shown the total and has to add it up', () => {
  opened = madeBy(false)
  roles = ['fund-approver']
  render(<Batch />)
  expect(screen.queryByText('¥14,000.00')).toBeNull()
  fireEvent.change(screen.getByTestId('control-count'), { target: { value: '2' } })
  fireEvent.change(screen.getByTestId('control-total'), { target: { value: '14000.00' } })
  fireEvent.click(screen.getByTestId('batch-approve'))
  expect(run).toHaveBeenCalledWith({ batch: id, count: 2, total: 14_000_00 }, { keyFor: id })
})

test('a batch is not approved before both control totals are entered', () => {
  opened = madeBy(false)
  roles = ['fund-approver']
  render(<Batch />)
  fireEvent.change(screen.getByTestId('control-count'), { target: { value: '2' } })
  fireEvent.click(screen.getByTestId('batch-approve'))
  expect(run).not.toHaveBeenCalled()
})

test('the maker of a batch is shown that another person must approve it', () => {
  opened = madeBy(true)
  roles = ['fund-officer', 'fund-approver']
  render(<Batch />)
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
    opened = approved(undefined)
    roles = ['fund-officer']
    const { unmount } = render(<Batch />)
    expect(screen.queryByTestId('hand-over')).toBeNull()
    unmount()
    opened = approved(1)
    render(<Batch />)
    expect(screen.queryByTestId('bank-result')).toBeNull()
    fireEvent.click(screen.getByTestId('hand-over'))
    expect(run).not.toHaveBeenCalled()
    fireEvent.click(screen.getByTestId('handed-counter'))
    fireEvent.click(screen.getByTestId('hand-over'))
    expect(run).toHaveBeenCalledWith({ batch: id, on: '2026-03-10', how: 'counter' }, { keyFor: id })
  })

  test('can be recalled with a reason by the fund officer only', () => {
    opened = approved(1)
    roles = ['fund-officer']
    const { unmount } = render(<Batch />)
    fireEvent.click(screen.getByTestId('open-recall'))
    fireEvent.click(screen.getByTestId('batch-recall'))
    expect(run).not.toHaveBeenCalled()
    fireEvent.change(screen.getByTestId('batch-recall-why'), { target: { value: '有一户要改' } })
    fireEvent.click(screen.getByTestId('batch-recall'))
    expect(run).toHaveBeenCalledWith({ batch: id, why: '有一户要改' }, { keyFor: id })
    unmount()
    roles = ['auditor']
    opened = { ...opened, acts: [] }
    render(<Batch />)
    for (const way of ['open-recall', 'open-reject', 'hand-over']) expect(screen.queryByTestId(way)).toBeNull()
  })

  test('handed to the bank and not yet answered can be marked as not accepted by the second person only', () => {
    const { row, batch } = approved(1, false)
    opened = { shared: [], acts: ['notAccepted'], row: { ...row, state: 'sent' }, batch: { ...batch, state: 'sent' } }
    roles = ['fund-approver']
    const { unmount } = render(<Batch />)
    expect(screen.getByTestId('open-notAccepted')).toBeTruthy()
    unmount()
    opened = { ...opened, acts: [], row: { ...opened.row, paid: 1 } }
    render(<Batch />)
    expect(screen.queryByTestId('open-notAccepted')).toBeNull()
  })
})
