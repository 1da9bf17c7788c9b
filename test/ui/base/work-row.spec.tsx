import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import { type Work, WorkRow } from '@src/base/duties/rows'
import { render, screen } from '@testing-library/react'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const shown = (daysLeft: number, over: Partial<Work> = {}) => {
  const { row } = aView()
  const due = { ...row, name: '甲*' as Masked, dueOn: plainDate('2026-03-12'), daysLeft }
  render(<WorkRow work={{ row: due, turn: 'mine', verb: 'on-notice', ...over }} unit={false} />)
  return screen.getByTestId(`duty-${row.id}`)
}

test('a notice that may be taken down is ready, not due today', () => {
  const row = shown(0)
  expect(row.textContent).toContain('公示期已满')
  expect(row.textContent).not.toContain('今天到期')
})

test('a notice left on the wall is late, like any other step', () => {
  const row = shown(-2)
  expect(row.textContent).toContain('已超期 2 个工作日')
  expect(row.querySelector('.tag-overdue')).not.toBeNull()
})

test('the case of somebody else says whose turn it is, without the clock', () => {
  const row = shown(-2, { turn: 'county', verb: 'county-review' })
  expect(row.textContent).toContain('等上级工会')
  expect(row.querySelector('.tag-overdue')).toBeNull()
})

test('a notice that is running is not read out as full, and no clock is read out for the work of others', () => {
  shown(5, { turn: 'notice', verb: 'on-notice' })
  expect(screen.getByRole('button', { name: /公示中/ }).getAttribute('aria-label')).not.toMatch(/公示期已满|还剩/)
})
