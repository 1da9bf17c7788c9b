jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { type CaseStep, PaperCheck } from '@src/features/case-page'
import { doneText } from '@src/text'
import { fireEvent, render, screen } from '@testing-library/react'
import { aView } from './case-view'

const aStep = (run: jest.Mock): CaseStep => ({
  run,
  busy: false,
  refusal: undefined,
  done: undefined,
  clear: () => undefined,
})
const tap = (testId: string) => fireEvent.click(screen.getByTestId(testId))
const opened = (over: Parameters<typeof aView>[0]) => {
  const run = jest.fn(() => Promise.resolve(true))
  render(<PaperCheck view={aView(over)} caseStep={aStep(run)} />)
  return run
}
const BOTH_SIDES = { type: 'idCard', files: ['FI-front001', 'FI-back0001'] }

test('accepting is offered only after each paper was shown, and says which were', () => {
  const run = opened({ proofs: [BOTH_SIDES], wanted: ['idCard'] })
  expect(screen.queryByTestId('accept-submit')).toBeNull()
  tap('paper-next')
  tap('accept-submit')
  expect(run).toHaveBeenCalledWith('case.accept', { opened: ['idCard'] }, doneText.accept)
})

test('a paper that was not handed in is marked already, and the letter asks for it by name', () => {
  const run = opened({ proofs: [BOTH_SIDES], wanted: ['idCard', 'incomeStatement'] })
  tap('paper-next')
  tap('paper-next')
  expect(screen.queryByTestId('accept-submit')).toBeNull()
  tap('check-correct')
  const note = expect.stringContaining('收入') as string
  expect(run).toHaveBeenCalledWith(
    'case.requestCorrection',
    { items: ['incomeStatement'], note },
    doneText.requestCorrection,
  )
})

test('what the officer marks as unreadable is asked for, and unmarking takes it out of the letter', () => {
  const run = opened({ proofs: [BOTH_SIDES], wanted: ['idCard'] })
  tap('wanting-idCard')
  tap('paper-next')
  expect(screen.queryByTestId('accept-submit')).toBeNull()
  expect(screen.getByTestId('check-correct')).toBeTruthy()
  tap('wanting-idCard')
  tap('accept-submit')
  expect(run).toHaveBeenCalledTimes(1)
})

test('a paper that the worker cannot get is shown with the reason, and is not asked for', () => {
  const excuse = '原单位已经注销'
  opened({ proofs: [{ type: 'incomeStatement', files: [], cannotGet: excuse }], wanted: ['incomeStatement'] })
  expect(screen.getByTestId('paper-check').textContent).toContain(excuse)
  expect(screen.getByTestId('accept-submit')).toBeTruthy()
})
