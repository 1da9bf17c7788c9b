import type { CallInput } from '@domain/contract'
import { command } from '../calls/call'
import { isWeapp } from '../platform/place'

type Answers = CallInput<'message.recordGrants'>['answers']
export type Topic = Answers[number]['topic']

/** Template ids by topic, replaced at build time; a build without them (the demo) asks for no permissions. */
declare const TEMPLATE_IDS: Readonly<Partial<Record<Topic, string>>>
const templates = (): Readonly<Partial<Record<Topic, string>>> =>
  typeof TEMPLATE_IDS === 'undefined' ? {} : TEMPLATE_IDS

const ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
const isAnswer = (value: unknown): value is (typeof ANSWERS)[number] => ANSWERS.some((answer) => answer === value)

/**
 * The messages for which a tap asks permission: those the person will want next. WeChat asks for at most three at once, and
 * each accept allows one message, so every tap that continues a process asks again.
 */
const ASKED_AT = {
  /** 去申请, 提交申请, 认领 */
  apply: ['wanted', 'decision', 'progress'],
  /** 去补正, 去说明, 交上去 */
  answer: ['wanted', 'decision', 'progress'],
  /** 看办理进度, 去确认: for a case in progress */
  follow: ['wanted', 'decision', 'payment'],
  /** 申请复核 */
  reexamine: ['decision', 'progress', 'payment'],
  /** 提出异议 */
  object: ['decision'],
  /** when an officer opens a duty */
  duty: ['duty'],
} as const satisfies Readonly<Record<string, readonly Topic[]>>
export type AskedAt = keyof typeof ASKED_AT

/**
 * Asks for permission to send one message per topic. Must be called in the tap handler before any await, because WeChat refuses
 * the question otherwise. The answers are counted in the cloud.
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
    // the person has switched messages off: the in-app inbox still has everything
    fail: () => undefined,
  })
}
