import { letInPage as words } from '@src/text/computers'
import { fireEvent, render, screen } from '@testing-library/react'
import { cloud, phone } from '../support/gateway'
import { openedWith } from '../support/taro-api'

const at = Date.parse('2026-03-09T09:00:00+08:00')
const look = { browser: { name: 'edge', system: 'windows' } as const, at, until: at + 180_000, numbers: [12, 34, 56] }

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import LetIn from '@src/admin/let-in/index'

beforeEach(() => {
  phone.isWeapp = true
  cloud.answers('session.look', look)
  cloud.answers('session.approve', {})
  cloud.answers('session.decline', {})
})
const tap = (text: string): boolean => fireEvent.click(screen.getByText(text))

test('scanning the computer’s code shows which browser asks, and tapping the matching number approves the sign-in', async () => {
  phone.scanned = 'bangfu-sign-in:12345678'
  render(<LetIn />)
  tap(words.scan)
  expect(await screen.findByText('Windows 电脑上的Edge 浏览器')).toBeTruthy()
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect(await screen.findByText(words.done)).toBeTruthy()
  expect(cloud.calls('session.approve')).toContainEqual([{ request: '12345678', number: 34 }])
})

test('scanning another kind of code shows that the code is not ours and sends nothing', async () => {
  phone.scanned = 'https://elsewhere.test/12345678'
  render(<LetIn />)
  tap(words.scan)
  expect(await screen.findByText(words.notOurs)).toBeTruthy()
  expect(cloud.called()).toEqual([])
})

test('after a cancelled scan the code can be typed as the computer shows it', async () => {
  render(<LetIn />)
  tap(words.scan)
  fireEvent.change(screen.getByLabelText(words.code), { target: { value: '1234 5678' } })
  tap(words.next)
  expect(await screen.findByText(words.which)).toBeTruthy()
  expect(cloud.calls('session.look')[0]).toEqual([{ request: '12345678' }])
})

test('opening the page by a mini-program code looks up its sign-in request', async () => {
  openedWith({ scene: '87654321' })
  render(<LetIn />)
  expect(await screen.findByText(words.which)).toBeTruthy()
  expect(cloud.calls('session.look')[0]).toEqual([{ request: '87654321' }])
})

test('a wrong number shows how many tries are left, and the numbers stay', async () => {
  openedWith({ request: '12345678' })
  cloud.refuses('session.approve', 'SIGN_IN_NUMBER_WRONG', { left: 2 })
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(12)))
  expect(await screen.findByText(/还可以点 2 次/)).toBeTruthy()
  expect(screen.getByLabelText(words.numberLabel(34))).toBeTruthy()
})

test('after the third wrong number the request has ended, and another code can be entered', async () => {
  openedWith({ request: '12345678' })
  cloud.refuses('session.approve', 'SIGN_IN_OVER')
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(12)))
  expect(await screen.findByText(/用过或过期/)).toBeTruthy()
  tap(words.other)
  expect(screen.getByLabelText(words.code)).toBeTruthy()
})

test('“不是我” is confirmed even if the code has already expired', async () => {
  openedWith({ request: '12345678' })
  cloud.refuses('session.decline', 'SIGN_IN_OVER')
  render(<LetIn />)
  tap(words.decline)
  expect(await screen.findByText(words.declined)).toBeTruthy()
})

test('without a signal an error is shown instead of a confirmation, and the number can be tapped again', async () => {
  phone.isWeapp = false
  openedWith({ request: '12345678' })
  cloud.refuses('session.approve', 'UNAVAILABLE', { network: 'lost' })
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect((await screen.findAllByTestId('refusal')).length).toBeGreaterThan(0)
  expect(screen.queryByText(words.done)).toBeNull()
  cloud.answers('session.approve', {})
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect(await screen.findByText(words.done)).toBeTruthy()
})

test('a worker gets the message that the web desk is for officers', async () => {
  openedWith({ request: '12345678' })
  cloud.refuses('session.look', 'SIGN_IN_NEEDS_POST')
  render(<LetIn />)
  expect(await screen.findByText(/供工会经办人员使用/)).toBeTruthy()
})
