jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { HandUp } from '@src/base/deliberation/hand-up'
import { deliberatingOn, placesFor } from '@src/base/deliberation/where'
import type { CaseStep } from '@src/features/case-page'
import { doneText } from '@src/text'
import { fireEvent, render, screen } from '@testing-library/react'
import { aView } from './case-view'

const caseStep = (run: jest.Mock): CaseStep => ({
  run,
  busy: false,
  refusal: undefined,
  done: undefined,
  clear: () => undefined,
})

test('handing up is opened by a plain button first, and is sent only with a reason', () => {
  const run = jest.fn(() => Promise.resolve(true))
  render(<HandUp caseStep={caseStep(run)} />)
  fireEvent.click(screen.getByTestId('hand-up'))
  fireEvent.click(screen.getByTestId('hand-up-submit'))
  expect(run).not.toHaveBeenCalled()
  const field = screen.getByTestId('hand-up-why')
  const area = field.matches('textarea') ? field : field.querySelector('textarea')
  fireEvent.input(area ?? field, { target: { value: ' 三人回避 ' } })
  fireEvent.click(screen.getByTestId('hand-up-submit'))
  expect(run).toHaveBeenCalledWith('deliberation.handUp', { why: '三人回避' }, doneText.handUp)
})

const at = (stage: string, above?: true) => {
  const view = aView()
  return deliberatingOn({
    ...view,
    row: { ...view.row, stage: stage as typeof view.row.stage },
    deliberation: { ...(above === undefined ? {} : { above }) } as typeof view.deliberation,
  })
}

test.each([
  ['deliberating', undefined, 'OR-base01', 'base-officer'],
  // the case was handed up once, and has come back to the base union
  ['deliberating', true, 'OR-base01', 'base-officer'],
  ['deliberating-above', undefined, 'OR-county1', 'county-reviewer'],
  ['crosschecking', true, 'OR-county1', 'county-reviewer'],
  ['crosschecking', undefined, 'OR-base01', 'base-officer'],
] as const)('at the stage %s (above: %s) the deliberation belongs to %s and its role', (stage, above, org, role) => {
  expect(at(stage, above)).toMatchObject({ org, role })
})

test('a base officer continues to the base union’s duties, and a reviewer to the reviewers’ queue', () => {
  expect(placesFor(true).list).toBe('/base/duties/index')
  expect(placesFor(false).list).toBe('/review/queue/index')
})
