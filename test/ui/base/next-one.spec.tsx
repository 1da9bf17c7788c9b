import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { NextBar } from '@src/base/next-one'
import { BarScope, CaseBar, InBar } from '@src/features/case-page'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const { row } = aView()
const work = (nth: number, verb: string) => ({
  ...{ turn: 'mine' as const, verb },
  row: { ...row, id: `CA-next000${nth}` as CaseId, name: `甲${nth}` as Masked, stage: verb as CaseRow['stage'] },
})
const [here, deliberation, second, third] = [
  work(1, 'submitted'),
  work(2, 'deliberating'),
  work(3, 'submitted'),
  work(4, 'submitted'),
]
const listed = (mine: readonly ReturnType<typeof work>[]) =>
  cloud.answers('case.work', {
    ...{ today: plainDate('2026-03-12'), mine: [...mine], others: [], more: false, overdue: 0 },
    posters: { unions: 0 },
  })
type Shown = { readonly verb?: string; readonly done?: boolean }
const Foot = ({ verb, done = false }: Shown) => (
  <BarScope>
    <InBar main={{ words: '受理', onTap: () => undefined, testId: 'accept' }} />
    <NextBar of={[here.row.id, verb]} done={done} />
  </BarScope>
)
const shown = async () => {
  const { rerender } = render(<Foot verb='submitted' />)
  await act(async () => undefined)
  return (over: Shown) => act(async () => rerender(<Foot {...over} />))
}

test('once the step is taken, the next household with the same step is one tap away', async () => {
  listed([here, deliberation, second, third])
  const becomes = await shown()
  expect(screen.queryByTestId('next-one')).toBeNull()
  expect(screen.getByTestId('accept')).toBeTruthy()
  // what comes after acceptance is another step, and the first one counts
  await becomes({ verb: 'surveying', done: true })
  expect(screen.getByTestId('next-one').textContent).toBe('下一户：甲3')
  expect(screen.getByText('受理：还有 2 户')).toBeTruthy()
  fireEvent.click(screen.getByTestId('next-one'))
  expect(gone).toEqual([['/base/case/index', { id: second.row.id }]])
  // asked once, before the step: the bar does not change under the thumb
  expect(cloud.calls('case.work')).toHaveLength(1)
})

test('the last household leads nowhere', async () => {
  listed([here, deliberation])
  const becomes = await shown()
  await becomes({ done: true })
  expect(screen.queryByTestId('next-one')).toBeNull()
})

test('on the page of a case the act that follows stands beside it', () => {
  const survey = jest.fn()
  render(
    <BarScope>
      <CaseBar
        acts={{
          now: {
            action: 'recordSurvey',
            label: '入户调查',
            go: { words: '去调查', onTap: survey, testId: 'go-survey' },
          },
          others: [],
          choose: () => undefined,
        }}
        next={{ said: '受理：还有 2 户', main: { words: '下一户：甲3', onTap: () => undefined, testId: 'next-one' } }}
      />
    </BarScope>,
  )
  expect(screen.getByTestId('next-one').className).toContain('primary')
  expect(screen.getByTestId('go-survey').className).not.toContain('primary')
  fireEvent.click(screen.getByTestId('go-survey'))
  expect(survey).toHaveBeenCalledTimes(1)
})
