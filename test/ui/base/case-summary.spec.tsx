import { CasePage } from '@src/features/case-page'
import { openOf } from '@src/features/case-page/summary'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const submitted = aView().row
const row = { ...submitted, stage: 'submitted' }
const BOTH_SIDES = { type: 'idCard', files: ['FI-front001', 'FI-back0001'] }

test('what is open on a case is said by name: papers that are missing, a correction, objections without an answer', () => {
  expect(openOf(aView({ row, proofs: [BOTH_SIDES] }))).toEqual(['材料没交齐：收入证明'])
  const correction = { items: ['incomeStatement', 'idCard'], note: '请补', dueOn: '2026-03-20' }
  expect(openOf(aView({ row, correction }))).toEqual(['等申请人补 2 样'])
  const objection = {
    id: 'OB-objection1',
    filedOn: '2026-03-09',
    answerDueOn: '2026-03-16',
    anonymous: true,
    text: '听说',
    files: [],
  }
  expect(openOf(aView({ objections: [objection] }))).toEqual(['1 条异议没有答复'])
  expect(openOf(aView({ row, proofs: [BOTH_SIDES], wanted: ['idCard'] }))).toEqual([])
})

test('the first lines give the income per head beside the line that it is under', () => {
  render(<CasePage view={aView()} actFirst />)
  expect(screen.getByTestId('summary-income').textContent).toContain('人均每月 ¥750.00，低于低保标准 ¥1,100.00')
})

test('a fold says how much it holds; no paper is fetched before it is opened and turned to', () => {
  render(<CasePage view={aView({ proofs: [BOTH_SIDES] })} actFirst />)
  expect(screen.getByTestId('fold-papers').textContent).toContain('2 张 · 还差 1 样')
  expect(screen.getByTestId('fold-household').textContent).toContain('2 人')
  expect(cloud.called()).not.toContain('file.link')
  fireEvent.click(screen.getByTestId('fold-papers'))
  expect(cloud.calls('file.link').map(([{ file }]) => file)).not.toContain('FI-front001')
  fireEvent.click(screen.getByTestId('paper-FI-back0001'))
  expect(screen.getByRole('dialog').textContent).toContain('身份证')
})

describe('the one day that the page of a case names', () => {
  const dueOn = { dueOn: '2026-03-20', daysLeft: 0 }
  const shown = (turn: string, verb: string, over: object = {}) => {
    const { container } = render(
      <CasePage view={aView({ row: { ...submitted, ...dueOn, ...over }, next: { turn, verb } })} actFirst />,
    )
    return container.querySelector('.case-summary')
  }

  test('is shown once, with its clock', () => {
    const summary = shown('mine', 'surveying', { daysLeft: 3 })
    expect(summary?.textContent?.match(/还剩|已超期|今天到期|公示期已满|公示到/g)).toEqual(['还剩'])
  })

  test('is the end of a running notice, and of a full one that it may be taken down', () => {
    expect(shown('notice', 'on-notice', { stage: 'on-notice' })?.textContent).toContain('公示到')
    cleanup()
    const full = shown('mine', 'on-notice', { stage: 'on-notice' })
    expect(full?.textContent).toContain('公示期已满')
    expect(full?.textContent).not.toContain('今天到期')
  })

  test('is red for whoever has to act, and for nobody else', () => {
    const late = { daysLeft: -2, flags: ['overdue'] }
    expect(shown('mine', 'surveying', late)?.querySelector('.tag-overdue')?.textContent).toContain('已超期')
    cleanup()
    expect(shown('county', 'county-review', late)?.querySelectorAll('.tag-overdue').length).toBe(0)
  })
})
