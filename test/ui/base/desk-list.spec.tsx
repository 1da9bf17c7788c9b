import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { ok } from '@domain/kernel/result'
import { found, stagesIn } from '@src/base/desk/find'
import { WorkList } from '@src/base/desk/list'
import { lastPlace } from '@src/base/desk/place'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { cloud, gone } from '../support/gateway'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const aRow = (nth: number, over: Partial<CaseRow> = {}): CaseRow => ({
  ...aView().row,
  id: `CA-desk000${nth}` as CaseId,
  name: ['王*明', '李*', '赵*云'][nth - 1] as Masked,
  stage: 'submitted',
  ...over,
})
const rows = [aRow(1), aRow(2, { stage: 'surveying' }), aRow(3)]
const [first, second, third] = rows.map(({ id }) => id) as [CaseId, CaseId, CaseId]

const Beside = () => {
  const [at, setAt] = useState(first)
  return (
    <>
      <WorkList at={at} onPick={setAt} />
      <p data-testid='at'>{at}</p>
    </>
  )
}
const opened = () => screen.getByTestId('at').textContent
const press = (key: string, on: Element = document.body) => act(() => void fireEvent.keyDown(on, { key }))
/** The list on a screen of this width. */
const shown = async (wide: boolean) => {
  window.matchMedia = (() => ({
    matches: wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as never
  cloud.answers('case.work', () =>
    ok({
      today: '2026-03-12' as never,
      mine: rows.map((row) => ({ row, turn: 'mine' as const, verb: row.stage })),
      ...{ others: [], more: false, overdue: 0, posters: { unions: 0 } },
    }),
  )
  cloud.answers('case.queue', () => ok({ items: [aRow(2, { id: 'CA-desk0009' as CaseId, stage: 'on-file' })] }))
  await act(async () => {
    render(<Beside />)
  })
}
const listed = () => screen.queryAllByRole('option').map((row) => row.getAttribute('data-testid'))

test('on a narrow screen there is no list', async () => {
  await shown(false)
  expect(listed()).toEqual([])
})

test('J and K go through the households, and Enter opens the next step of the one that is open', async () => {
  await shown(true)
  press('j')
  expect(opened()).toBe(second)
  press('J')
  press('j')
  expect(opened()).toBe(third)
  press('k')
  expect(opened()).toBe(second)
  expect(lastPlace()).toBe(second)
  press('Enter')
  expect(gone).toEqual([['/base/survey/index', { id: second }]])
})

test('while a name is being typed the keys are letters; the finished households of the year are found as well', async () => {
  await shown(true)
  const field = screen.getByTestId('desk-find')
  const input = field.matches('input') ? field : (field.querySelector('input') ?? field)
  press('j', input)
  expect(opened()).toBe(first)
  await act(async () => {
    fireEvent.input(input, { target: { value: '李' } })
  })
  expect(listed()).toEqual([`desk-${second}`, 'desk-CA-desk0009'])
})

test('a stage shows its number, and only its households', async () => {
  await shown(true)
  const stage = screen.getByTestId('desk-stage-submitted')
  expect(stage.textContent).toContain('2')
  fireEvent.click(stage)
  expect(listed()).toEqual([`desk-${first}`, `desk-${third}`])
  press('j')
  expect(opened()).toBe(third)
})

test('a full name finds the covered one', () => {
  expect(found(rows, '王小明').map(({ id }) => id)).toEqual([first])
  expect(found(rows, '云').map(({ id }) => id)).toEqual([third])
  expect(stagesIn(rows)).toEqual([
    ['submitted', 2],
    ['surveying', 1],
  ])
})
