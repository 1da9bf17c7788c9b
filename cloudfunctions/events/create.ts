import { ok, refuse } from '@domain/kernel/result'
import type { MessageTopic } from '@domain/message/message'
import type { Identity } from '../ports/identity'
import type { Ports } from '../ports/index'
import type { Log } from '../ports/world'
import { withholdFile } from '../usecases/files/withhold-file'
import { forgetSends } from '../usecases/message/forget-sends'
import { type MediaChecked, Push } from './push'

/** The topic of each template id: settings of the mini-program's account. */
export type Templates = Readonly<Partial<Record<string, MessageTopic>>>

/** The parts of all cities of the installation. */
export type EveryCity = readonly [Ports, ...(readonly Ports[])]

/** Only the opinion "risky" withholds a picture: doubtful ones are left to officers, who see the picture anyway. */
const mediaChecked = async (parts: readonly Ports[], log: Log, { trace_id, result }: MediaChecked) => {
  const job = `media-${result.suggest}`
  let withheld = false
  // a trace is of one city, and the push does not say of which
  for (const ports of result.suggest === 'risky' ? parts : []) withheld ||= await withholdFile(ports, trace_id)
  if (result.suggest === 'risky' && !withheld) {
    log.alarm('push', { outcome: 'refused', code: 'NOT_FOUND', job })
    return refuse('NOT_FOUND', { what: 'media-check' })
  }
  if (withheld) log.alarm('push', { outcome: 'ok', job })
  else log.info('push', { outcome: 'ok', job })
  return ok({ done: withheld ? 'picture-withheld' : 'picture-stays' })
}

/** Handles one push from WeChat. Every push that is unknown or unusable is refused explicitly and logged, never ignored. */
export const createEvents = (parts: EveryCity, templates: Templates) => async (identity: Identity, event: unknown) => {
  const [{ log }] = parts
  const push = Push.safeParse(event)
  if (!push.success) {
    log.info('push', { outcome: 'refused', code: 'BAD_INPUT' })
    return refuse('BAD_INPUT', { at: String(push.error.issues[0]?.path[0] ?? 'event') })
  }
  if (push.data.Event === 'wxa_media_check') return mediaChecked(parts, log, push.data)
  const { List, FromUserName } = push.data
  // the mini-program can also call this function, but only about its own user
  if (identity !== undefined && identity.openid !== FromUserName) return refuse('NOT_ALLOWED')
  const refused = (Array.isArray(List) ? List : [List]).filter((item) => item.SubscribeStatusString === 'reject')
  const topics = refused.flatMap((item) => templates[item.TemplateId] ?? [])
  for (const ports of parts) await forgetSends(ports, FromUserName, topics)
  log.info('push', { outcome: 'ok', count: topics.length })
  return ok({ done: 'sends-forgotten' })
}
