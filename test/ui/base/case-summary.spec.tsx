import { CasePage } from '@src/features/case-page'
import { openOf } from '@src/features/case-page/summary'
import { fireEvent, render, screen } from '@testing-library/react'
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
