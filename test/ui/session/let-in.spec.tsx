import type { CallInput, CallName } from '@domain/contract'
import { letInPage as words } from '@src/text/computers'
import { fireEvent, render, screen } from '@testing-library/react'
import { openedWith } from '../support/taro-api'

type Asked = { readonly name: CallName; readonly input: unknown }
const asked: Asked[] = []
const answers = new Map<CallName, unknown>()
let scanned: string | undefined
let weapp = true

const at = Date.parse('2026-03-09T09:00:00+08:00')
const look = { browser: { name: 'edge', system: 'windows' }, at, until: at + 180_000, numbers: [12, 34, 56] }
const ok = (value: unknown) => ({ ok: true, value, requestId: 'r' })
const no = (code: string, about = {}) => ({ ok: false, refusal: { code, about }, requestId: 'r' })

jest.mock('@src/gateway', () => {
  const { useState } = jest.requireActual<typeof import('react')>('react')
  const answerTo = (name: CallName, input: unknown) => {
    asked.push({ name, input })
    return answers.get(name)
  }
  return {
    get isWeapp() {
      return weapp
    },
    scan: async () => scanned,
    useParams: () => jest.requireMock<{ useRouter: () => { params: object } }>('@tarojs/taro').useRouter().params,
    useQuery: (name: CallName, input: unknown) => {
      const [answer] = useState(() => answerTo(name, input) as { ok: boolean; value?: unknown; refusal?: unknown })
      return { data: answer.value, refusal: answer.refusal, loading: false, reload: async () => undefined }
    },
    useCommand: (name: CallName) => {
      const [refusal, setRefusal] = useState<unknown>()
      return {
        busy: false,
        refusal,
        run: async (input: CallInput<CallName>) => {
          const answer = answerTo(name, input) as { ok: boolean; refusal?: unknown }
          setRefusal(answer.refusal)
          return answer
        },
      }
    },
    useMe: () => ({ me: undefined, posts: [] }),
    useDemo: () => false,
    usePolicy: () => ({ policy: undefined }),
    useLargeType: () => [false, () => undefined],
    back: () => undefined,
    go: () => undefined,
  }
})
jest.mock('@tarojs/taro', () => jest.requireActual('../support/taro-api'))

import LetIn from '@src/admin/let-in/index'

beforeEach(() => {
  asked.length = 0
  weapp = true
  scanned = undefined
  openedWith({})
  answers.clear()
  answers.set('session.look', ok(look))
  answers.set('session.approve', ok({}))
  answers.set('session.decline', ok({}))
})
const tap = (text: string): boolean => fireEvent.click(screen.getByText(text))

test('scanning the computer’s code shows which browser asks, and tapping the matching number approves the sign-in', async () => {
  scanned = 'bangfu-sign-in:12345678'
  render(<LetIn />)
  tap(words.scan)
  expect(await screen.findByText('Windows 电脑上的Edge 浏览器')).toBeTruthy()
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect(await screen.findByText(words.done)).toBeTruthy()
  expect(asked).toContainEqual({ name: 'session.approve', input: { request: '12345678', number: 34 } })
})

test('scanning another kind of code shows that the code is not ours and sends nothing', async () => {
  scanned = 'https://elsewhere.test/12345678'
  render(<LetIn />)
  tap(words.scan)
  expect(await screen.findByText(words.notOurs)).toBeTruthy()
  expect(asked).toEqual([])
})

test('after a cancelled scan the code can be typed as the computer shows it', async () => {
  render(<LetIn />)
  tap(words.scan)
  fireEvent.change(screen.getByLabelText(words.code), { target: { value: '1234 5678' } })
  tap(words.next)
  expect(await screen.findByText(words.which)).toBeTruthy()
  expect(asked[0]).toEqual({ name: 'session.look', input: { request: '12345678' } })
})

test('opening the page by a mini-program code looks up its sign-in request', async () => {
  openedWith({ scene: '87654321' })
  render(<LetIn />)
  expect(await screen.findByText(words.which)).toBeTruthy()
  expect(asked[0]).toEqual({ name: 'session.look', input: { request: '87654321' } })
})

test('a wrong number shows how many tries are left, and the numbers stay', async () => {
  openedWith({ request: '12345678' })
  answers.set('session.approve', no('SIGN_IN_NUMBER_WRONG', { left: 2 }))
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(12)))
  expect(await screen.findByText(/还可以点 2 次/)).toBeTruthy()
  expect(screen.getByLabelText(words.numberLabel(34))).toBeTruthy()
})

test('after the third wrong number the request has ended, and another code can be entered', async () => {
  openedWith({ request: '12345678' })
  answers.set('session.approve', no('SIGN_IN_OVER'))
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(12)))
  expect(await screen.findByText(/用过或过期/)).toBeTruthy()
  tap(words.other)
  expect(screen.getByLabelText(words.code)).toBeTruthy()
})

test('“不是我” is confirmed even if the code has already expired', async () => {
  openedWith({ request: '12345678' })
  answers.set('session.decline', no('SIGN_IN_OVER'))
  render(<LetIn />)
  tap(words.decline)
  expect(await screen.findByText(words.declined)).toBeTruthy()
})

test('without a signal an error is shown instead of a confirmation, and the number can be tapped again', async () => {
  weapp = false
  openedWith({ request: '12345678' })
  answers.set('session.approve', no('UNAVAILABLE', { network: 'lost' }))
  render(<LetIn />)
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect((await screen.findAllByTestId('refusal')).length).toBeGreaterThan(0)
  expect(screen.queryByText(words.done)).toBeNull()
  answers.set('session.approve', ok({}))
  fireEvent.click(screen.getByLabelText(words.numberLabel(34)))
  expect(await screen.findByText(words.done)).toBeTruthy()
})

test('a worker gets the message that the web desk is for officers', async () => {
  openedWith({ request: '12345678' })
  answers.set('session.look', no('SIGN_IN_NEEDS_POST'))
  render(<LetIn />)
  expect(await screen.findByText(/供工会经办人员使用/)).toBeTruthy()
})
