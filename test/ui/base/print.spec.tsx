import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import PrintPage from '@src/base/print/index'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const { row } = aView()
const work = (nth: number, stage: typeof row.stage) => ({
  ...{ turn: 'mine' as const, verb: stage },
  row: { ...row, id: `CA-print00${nth}` as CaseId, name: '甲*' as Masked, stage },
})
const [hanging, posted, submitted] = [work(1, 'to-post'), work(2, 'on-notice'), work(3, 'submitted')]

beforeEach(async () => {
  cloud.answers('case.work', {
    ...{ today: plainDate('2026-03-12'), more: false, overdue: 0, posters: { unions: 0 } },
    mine: [hanging, submitted],
    others: [posted],
  })
  await act(async () => {
    render(<PrintPage />)
  })
})

test.each(['paper.notice', 'paper.minutes'] as const)(
  '%s of all households that have one is printed by two taps, as one file with a page for each',
  async (paper) => {
    cloud.neverAnswers(paper)
    expect(screen.getByTestId(`${paper}-run`).getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(screen.getByTestId(`${paper}-all`))
    await act(async () => {
      fireEvent.click(screen.getByTestId(`${paper}-run`))
    })
    expect(cloud.calls(paper).map(([input]) => input)).toEqual([
      { cases: [hanging.row.id, posted.row.id], apart: true },
    ])
  },
)
