import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import { cloud } from '../support/gateway'

jest.mock('@src/gateway/platform/place', () => ({ isWeapp: true }))
jest.mock(
  '@src/gateway/calls/call',
  () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').calls,
)

import { type AskedAt, askMessages } from '@src/gateway/session/ask-messages'

type Asking = { readonly tmplIds: readonly string[]; readonly success: (result: unknown) => void }
const asked: Asking[] = []
const outer = globalThis as unknown as { wx: unknown; TEMPLATE_IDS: Partial<Record<MessageTopic, string>> }

beforeEach(() => {
  asked.length = 0
  outer.TEMPLATE_IDS = Object.fromEntries(MESSAGE_TOPICS.map((topic) => [topic, `template-${topic}`]))
  outer.wx = { requestSubscribeMessage: (asking: Asking) => asked.push(asking) }
})

const TAPS: Readonly<Record<AskedAt, readonly MessageTopic[]>> = {
  apply: ['wanted', 'decision', 'progress'],
  answer: ['wanted', 'decision', 'progress'],
  follow: ['wanted', 'decision', 'payment'],
  reexamine: ['decision', 'progress', 'payment'],
  object: ['decision'],
  duty: ['duty'],
}

test.each(Object.entries(TAPS) as [AskedAt, readonly MessageTopic[]][])(
  'the tap %s asks permission for its messages, three at most',
  (tap, topics) => {
    askMessages(tap)
    expect(asked[0]?.tmplIds).toEqual(topics.map((topic) => `template-${topic}`))
    expect(topics.length).toBeLessThanOrEqual(3)
  },
)

test('every message topic is asked for by some tap', () => {
  expect([...new Set(Object.values(TAPS).flat())].sort()).toEqual([...MESSAGE_TOPICS].sort())
})

test('the person’s answers are recorded by topic, and the platform’s own fields are ignored', () => {
  askMessages('apply')
  asked[0]?.success({
    errMsg: 'requestSubscribeMessage:ok',
    'template-wanted': 'accept',
    'template-decision': 'reject',
    'template-progress': 'acceptWithAudio',
  })
  expect(cloud.calls('message.recordGrants')).toEqual([
    [
      {
        answers: [
          { topic: 'wanted', answer: 'accept' },
          { topic: 'decision', answer: 'reject' },
        ],
      },
    ],
  ])
})

test('a build without templates asks for no permission', () => {
  outer.TEMPLATE_IDS = {}
  askMessages('apply')
  expect(asked).toEqual([])
})
