import type { CallInput } from '@domain/contract'
import { command } from '../calls/call'
import { isWeapp } from '../platform/place'

type Answers = CallInput<'message.recordGrants'>['answers']
export type Topic = Answers[number]['topic']

/** Template ids by topic, written in at build time; a build without them (the demo) asks for nothing. */
declare const TEMPLATE_IDS: Readonly<Partial<Record<Topic, string>>>
const templates = (): Readonly<Partial<Record<Topic, string>>> =>
  typeof TEMPLATE_IDS === 'undefined' ? {} : TEMPLATE_IDS

const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
const isAnswer = (value: unknown): value is (typeof ANSWERS)[number] => ANSWERS.some((answer) => answer === value)

/**
 * At which tap leave is asked for which messages: those the person will want next. WeChat shows at most three at once, and
 * each accept is good for one message, so every tap that leads on asks again.
 */
const ASKED_AT = {
  /** 去申请, 提交申请, 认领 */
  apply: ['wanted', 'decision', 'progress'],
  /** 去补正, 去说明, 交上去 */
  answer: ['wanted', 'decision', 'progress'],
  /** 看办理进度, 去确认: what is under way */
  follow: ['wanted', 'decision', 'payment'],
  /** 申请复核 */
  reexamine: ['decision', 'progress', 'payment'],
  /** 提出异议 */
  object: ['decision'],
  /** an officer opens a duty */
  duty: ['duty'],
} as const satisfies Readonly<Record<string, readonly Topic[]>>
export type AskedAt = keyof typeof ASKED_AT

/**
 * Asks for leave to send one message per topic. Must be called in the tap itself, before any
 * waiting: WeChat refuses the question otherwise. What the person says is kept in the cloud's ledger.
 */
export const askMessages = (tap: AskedAt): void => {
  const wanted = ASKED_AT[tap].flatMap((topic) => {
    const id = templates()[topic]
    return id === undefined || id === '' ? [] : [{ topic, id }]
  })
  if (!isWeapp || wanted.length === 0) return
  wx.requestSubscribeMessage({
    tmplIds: wanted.map(({ id }) => id),
    success: (result) => {
      const said: Readonly<Record<string, unknown>> = { ...result }
      const answers: Answers = wanted.flatMap(({ topic, id }) => {
        const answer = said[id]
        return isAnswer(answer) ? [{ topic, answer }] : []
      })
      if (answers.length > 0) void command('message.recordGrants', { answers })
    },
    // Messages switched off altogether: the inbox in the app still has everything.
    fail: () => undefined,
  })
}
