import type { CallInput } from '@domain/contract'
import { call } from './call'
import { isWeapp } from './place'

type Answers = CallInput<'message.recordGrants'>['answers']
export type Topic = Answers[number]['topic']

/** Template ids by topic, written in at build time; a build without them (the demo) asks for nothing. */
declare const TEMPLATE_IDS: Readonly<Partial<Record<Topic, string>>>
const templates = (): Readonly<Partial<Record<Topic, string>>> =>
  typeof TEMPLATE_IDS === 'undefined' ? {} : TEMPLATE_IDS

const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
const isAnswer = (value: unknown): value is (typeof ANSWERS)[number] => ANSWERS.some((answer) => answer === value)

/**
 * Asks for leave to send one message per topic. Must be called in the tap itself, before any
 * waiting: WeChat refuses the question otherwise. What the person says is kept in the cloud's ledger.
 */
export const askMessages = (topics: readonly Topic[]): void => {
  const wanted = topics.flatMap((topic) => {
    const id = templates()[topic]
    return id === undefined || id === '' ? [] : [{ topic, id }]
  })
  if (!isWeapp || wanted.length === 0) return
  wx.requestSubscribeMessage({
    tmplIds: wanted.slice(0, 3).map(({ id }) => id),
    success: (result) => {
      const said: Readonly<Record<string, unknown>> = { ...result }
      const answers: Answers = wanted.flatMap(({ topic, id }) => {
        const answer = said[id]
        return isAnswer(answer) ? [{ topic, answer }] : []
      })
      if (answers.length > 0) void call('message.recordGrants', { answers })
    },
    // Messages switched off altogether: the inbox in the app still has everything.
    fail: () => undefined,
  })
}
