jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { BarScope, CaseBar, type CaseStep, PaperCheck } from '@src/features/case-page'
import { doneText } from '@src/text'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { cloud } from '../support/gateway'
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
  render(
    <BarScope>
      <PaperCheck view={aView(over)} caseStep={aStep(run)} />
      <CaseBar acts={{ now: undefined, others: [], choose: () => undefined }} />
    </BarScope>,
  )
  fireEvent.click(screen.getByTestId('papers-open'))
  return run
}
const BOTH_SIDES = { type: 'idCard', files: ['FI-front001', 'FI-back0001'] }

test('accepting is offered only after each paper was shown, and says which were', () => {
  const run = opened({ proofs: [BOTH_SIDES], wanted: ['idCard'] })
  expect(screen.queryByTestId('accept-submit')).toBeNull()
  tap('viewer-next')
  tap('accept-submit')
  expect(run).toHaveBeenCalledWith('case.accept', { opened: ['idCard'] }, doneText.accept)
})

test('a paper that was not handed in is marked already, and the letter asks for it by name', () => {
  const run = opened({ proofs: [BOTH_SIDES], wanted: ['idCard', 'incomeStatement'] })
  tap('viewer-next')
  tap('viewer-next')
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
  tap('viewer-next')
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

const swipe = () => {
  const stage = document.querySelector('.viewer-stage')
  if (stage === null) throw new Error('no viewer')
  fireEvent.touchStart(stage, { touches: [{ clientX: 300, clientY: 200 }] })
  fireEvent.touchMove(stage, { touches: [{ clientX: 100, clientY: 210 }] })
  fireEvent.touchEnd(stage)
}

test('beside each paper stands what it proves; a household whose papers are complete is accepted by swipes and one tap', async () => {
  cloud.answers('file.link', { url: 'https://files.test/paper.jpg', mime: 'image/jpeg', until: 0 } as never)
  const statement = { type: 'incomeStatement', files: ['FI-wages001'] }
  const run = opened({ proofs: [BOTH_SIDES, statement], wanted: ['idCard', 'incomeStatement'] })
  swipe()
  swipe()
  expect(screen.getByTestId('paper-check').textContent).toContain('甲*乙 工资')
  expect(screen.getByTestId('paper-check').textContent).toContain('42,000.00')
  tap('accept-submit')
  expect(run).toHaveBeenCalledWith('case.accept', { opened: ['idCard', 'incomeStatement'] }, doneText.accept)
  // each of the three was fetched when it was turned to
  await waitFor(() => expect(cloud.calls('file.link')).toHaveLength(3))
})

test('what was not turned to is not fetched, and so is not registered as looked at', async () => {
  const before = cloud.calls('file.link').length
  opened({ proofs: [BOTH_SIDES], wanted: ['idCard'] })
  await waitFor(() => expect(cloud.calls('file.link').slice(before)).toEqual([[{ file: 'FI-front001' }]]))
})
