import { Envelope } from '@domain/contract/call'
import { refuse } from '@domain/kernel/result'
import { RefusalCard } from '@src/components'
import { ask } from '@src/gateway'
import Taro from '@tarojs/taro'
import { render, screen } from '@testing-library/react'
import { cloudOverHttps } from '../support/https'

const cloud = (...answers: readonly (object | 'lost')[]) => {
  let turn = 0
  return cloudOverHttps(() => {
    turn += 1
    return answers[Math.min(turn, answers.length) - 1] ?? 'lost'
  })
}

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 2000 })
  Taro.clearStorageSync()
})
afterEach(() => jest.useRealTimers())

test('every tap has a request id that is valid and the same on each retry', async () => {
  const sent = cloud('lost', 'lost', { cases: [] })
  await ask('case.mine', {})
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  expect(Envelope.parse({ name: 'case.mine', ...sent[0] }).requestId).toBe(sent[0]?.requestId)
  await ask('case.mine', {})
  expect(sent[3]?.requestId).not.toBe(sent[0]?.requestId)
})

test.each([
  ['the cloud refused', refuse('NOT_ALLOWED')],
  ['no answer came at all', 'lost'],
] as const)('%s: the card shows the start of the request id that is logged', async (_what, reply) => {
  const sent = cloud(reply)
  const answer = await ask('case.mine', {})
  if (answer.ok) throw new Error('a refusal was expected')
  render(<RefusalCard refusal={answer.refusal} />)
  expect(screen.getByText(new RegExp(`问题编号 ${sent[0]?.requestId.slice(0, 6)}`))).toBeTruthy()
})

test('a refusal by the phone itself has no request number', () => {
  render(<RefusalCard refusal={{ code: 'FILE_TOO_LARGE' }} />)
  expect(screen.queryByText(/问题编号/)).toBeNull()
})
