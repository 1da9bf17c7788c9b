import { ok, type Result, refuse } from '@domain/kernel/result'
import type { MessageTopic } from '@domain/message/message'
import type { Identity } from '../dispatch/who-is'
import type { Ports } from '../ports/index'
import { forgetSends } from '../usecases/message/forget-sends'
import { Push } from './push'

/** Which template stands for which topic: settings of the mini-program's account. */
export type Templates = Readonly<Partial<Record<string, MessageTopic>>>

/**
 * One push from WeChat. Known and usable ones are carried out; a media check answers a question that nobody asks
 * yet (no file waits for one), and everything else is not ours: both are refused in so many words, never swallowed.
 */
export const createEvents =
  (ports: Ports, templates: Templates) =>
  async (identity: Identity, event: unknown): Promise<Result<{ readonly done: string }>> => {
    const push = Push.safeParse(event)
    if (!push.success) {
      ports.log.info('push', { outcome: 'refused', code: 'BAD_INPUT' })
      return refuse('BAD_INPUT', { at: String(push.error.issues[0]?.path[0] ?? 'event') })
    }
    if (push.data.Event === 'wxa_media_check') {
      ports.log.alarm('push', { outcome: 'refused', code: 'NOT_FOUND', job: `media-${push.data.result.suggest}` })
      return refuse('NOT_FOUND', { what: 'media-check' })
    }
    const { List, FromUserName } = push.data
    // the app can start this function too: then it may speak for its own user only
    if (identity !== undefined && identity.openid !== FromUserName) return refuse('NOT_ALLOWED')
    const refused = (Array.isArray(List) ? List : [List]).filter((item) => item.SubscribeStatusString === 'reject')
    const topics = refused.flatMap((item) => templates[item.TemplateId] ?? [])
    await forgetSends(ports, FromUserName, topics)
    ports.log.info('push', { outcome: 'ok', count: topics.length })
    return ok({ done: 'sends-forgotten' })
  }
