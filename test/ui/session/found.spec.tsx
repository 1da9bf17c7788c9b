import { foundPage as words } from '@src/text/admin'
import { anIdNumber } from '@test/support/people'
import { fireEvent, render, screen } from '@testing-library/react'

const run = jest.fn()
let refusal: { code: string } | undefined

jest.mock('@src/gateway', () => ({
  isWeapp: false,
  useCommand: () => ({ run, busy: false, refusal, clear: () => undefined }),
  useMe: () => ({ me: { signedIn: true }, posts: [] }),
  useDemo: () => false,
  usePolicy: () => ({ policy: undefined }),
  useLargeType: () => [false, () => undefined],
  reloadMe: async () => undefined,
  back: () => undefined,
  go: () => undefined,
}))

import Found from '@src/admin/found/index'

const type = (field: string, text: string): boolean =>
  fireEvent.change(screen.getByTestId(field), { target: { value: text } })
const fillIn = (): void => {
  type('found-code', ' a-code-of-the-installer ')
  type('found-administrator', '开门人')
  type('found-name', '虚构市总工会')
  type('found-phone', '0000-0000001')
  type('found-direct', '虚构市直属工会')
  type('found-taishan', ' 虚构台山市总工会 ')
  type('self-mobile', '138 0000 0001')
  type('self-id', anIdNumber(1))
}

beforeEach(() => {
  refusal = undefined
  run.mockReset()
  run.mockResolvedValue({
    ok: true,
    value: { org: { id: 'OR-city', name: '虚构市总工会', level: 'city' } },
    requestId: 'r',
  })
})

test('the county unions with typed names are registered, and empty rows are left out', async () => {
  render(<Found />)
  fillIn()
  fireEvent.click(screen.getByTestId('found-send'))
  expect(run).toHaveBeenCalledWith({
    setupCode: 'a-code-of-the-installer',
    name: '虚构市总工会',
    phone: '0000-0000001',
    administrator: '开门人',
    counties: [
      { jurisdiction: 'direct', name: '虚构市直属工会' },
      { jurisdiction: 'taishan', name: '虚构台山市总工会' },
    ],
    self: { mobile: '13800000001', idNumber: anIdNumber(1) },
  })
  expect(await screen.findByText(words.done('虚构市总工会'))).toBeTruthy()
})

test('an incomplete form is not sent', () => {
  render(<Found />)
  fillIn()
  type('found-code', 'too-short')
  fireEvent.click(screen.getByTestId('found-send'))
  expect(run).not.toHaveBeenCalled()
})

test('a form without the administrator’s valid identity number is not sent', () => {
  render(<Found />)
  fillIn()
  type('self-id', anIdNumber(1).replace(/.$/, ''))
  fireEvent.click(screen.getByTestId('found-send'))
  expect(run).not.toHaveBeenCalled()
  expect(screen.getByText(/身份证号不对/)).toBeTruthy()
})

test('a wrong setup code is reported, and the typed input stays', () => {
  refusal = { code: 'SETUP_CODE_WRONG' }
  render(<Found />)
  fillIn()
  expect(screen.getByText(/开通码不对/)).toBeTruthy()
  expect((screen.getByTestId('found-name') as HTMLInputElement).value).toBe('虚构市总工会')
})
