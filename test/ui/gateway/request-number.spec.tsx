import { Envelope } from '@domain/contract/call'
import { RefusalCard } from '@src/components'
import { ask } from '@src/gateway'
import Taro from '@tarojs/taro'
import { render, screen } from '@testing-library/react'

const cloud = (...answers: readonly (object | 'lost')[]) => {
  const sent: { readonly requestId: string }[] = []
  globalThis.fetch = jest.fn(async (_url: unknown, init?: { readonly body?: unknown }) => {
    const envelope = JSON.parse(String(init?.body)) as { readonly requestId: string }
    const answer = answers[Math.min(sent.length, answers.length - 1)]
    sent.push(envelope)
    if (answer === 'lost' || answer === undefined) throw new TypeError('network')
    return { json: async () => ({ requestId: envelope.requestId, ...answer }) }
  }) as unknown as typeof fetch
  return sent
}

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 2000 })
  Taro.clearStorageSync()
})
afterEach(() => jest.useRealTimers())

test('every tap has a request id that is valid and the same on each retry', async () => {
  const sent = cloud('lost', 'lost', { ok: true, value: { cases: [] } })
  await ask('case.mine', {})
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  expect(Envelope.parse({ name: 'case.mine', ...sent[0] }).requestId).toBe(sent[0]?.requestId)
  await ask('case.mine', {})
  expect(sent[3]?.requestId).not.toBe(sent[0]?.requestId)
})

test.each([
  ['the cloud refused', { ok: false, refusal: { code: 'NOT_ALLOWED' } } as const],
  ['no answer came at all', 'lost' as const],
])('%s: the card shows the start of the request id that is logged', async (_what, reply) => {
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
