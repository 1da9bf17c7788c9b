import type { OwnCase } from '@domain/contract/views'
import { plainDate } from '@domain/kernel/plain-date'
import { happenedText } from '@src/text'
import { render, screen } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { Story } from '@src/worker/case/story'

type Line = OwnCase['log'][number]
const line = (seq: number, kind: Line['kind'], on: string): Line =>
  ({
    seq,
    kind,
    at: seq * 1000,
    on: plainDate(on),
    by: { as: 'city-reviewer', name: '虚构的人' },
  }) as Partial<Line> as Line
const own = (over: Partial<OwnCase>): OwnCase =>
  ({
    stage: 'crosschecking',
    dueOn: plainDate('2026-03-19'),
    actions: [],
    wants: [],
    told: [],
    log: [],
    ...over,
  }) as unknown as OwnCase

test('results of several counterparts on one day are one line with their number, and another day is another line', () => {
  const log = [
    line(1, 'startCrosscheck', '2026-03-05'),
    line(2, 'returnCrosscheck', '2026-03-06'),
    line(3, 'returnCrosscheck', '2026-03-06'),
    line(4, 'returnCrosscheck', '2026-03-06'),
    line(5, 'returnCrosscheck', '2026-03-09'),
    line(6, 'completeCrosscheck', '2026-03-09'),
  ]
  render(<Story own={own({ log })} />)
  expect(screen.getAllByText('收到 3 个部门的核对结果')).toHaveLength(1)
  expect(screen.getAllByText(happenedText.returnCrosscheck)).toHaveLength(1)
})

test('a refusal in the story is not red, which is the colour of what is overdue', () => {
  const { container } = render(<Story own={own({ log: [line(1, 'refuse', '2026-03-05')] })} />)
  expect([...container.querySelectorAll('[class*=dot]')].map((dot) => dot.className).join(' ')).toMatch(/dot-amber/)
})
