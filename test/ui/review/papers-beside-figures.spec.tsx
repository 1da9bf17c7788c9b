import { CasePage } from '@src/features/case-page'
import { fireEvent, render, screen } from '@testing-library/react'
import { aView } from '../base/case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const proofs = [{ type: 'incomeStatement', files: ['FI-income001', 'FI-income002'] }]

test('for county and city the papers that prove a sum stand beside it, and the sum beside the papers', () => {
  const view = aView({ proofs })
  const [line] = view.sheet.lines.filter(({ kind }) => kind === 'wages')
  render(<CasePage view={view} />)
  fireEvent.click(screen.getByTestId('fold-sheet'))
  const beside = screen.getByTestId(`sheet-papers-${line?.member}-wages`)
  expect(beside.textContent).toBe('看 2 张')
  fireEvent.click(beside)
  const viewer = screen.getByRole('dialog')
  expect(viewer.textContent).toContain('收入证明')
  expect(viewer.textContent).toContain('申报')
})
