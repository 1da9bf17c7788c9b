import { Guard } from '@src/guard'
import { fireEvent, render, screen } from '@testing-library/react'

jest.mock('@tarojs/runtime', () => ({ Current: {} }))
const mockReported = jest.fn(async () => 'K7M2QF')
jest.mock('@src/gateway/faults/report-fault', () => ({
  ...jest.requireActual('@src/gateway/faults/report-fault'),
  reportFault: () => mockReported(),
}))

let well = false
const Page = () => {
  if (!well) throw new TypeError('of undefined')
  return <p>首页</p>
}

test('a page that fails to render shows an error with a number and offers a retry', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined) // suppresses React's hints for developers
  render(
    <Guard>
      <Page />
    </Guard>,
  )
  expect(screen.getByText('这一页出了问题')).toBeTruthy()
  expect(await screen.findByText(/K7M2QF/)).toBeTruthy()
  well = true
  fireEvent.click(screen.getByTestId('broken-again'))
  expect(screen.getByText('首页')).toBeTruthy()
  quiet.mockRestore()
})
