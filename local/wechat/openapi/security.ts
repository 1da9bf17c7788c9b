import { randomUUID } from 'node:crypto'
import { done, type OpenapiAnswer, WRONG } from './answer'
import { type Interface, type InterfaceContext, type Params, textOf, type Verdict } from './interfaces'

const WORDS_MAX = 2500
const MEDIA_MAX = 10 * 1024 * 1024
const RECENT_MS = 2 * 3_600_000
/** Delay of the result of a content check; WeChat promises it within half an hour. @internal */
export const LOOKING_MS = 2000

/** 100: nothing found; 21000: other, because kinds of offences are not simulated. */
const labelOf = (suggest: Verdict): number => (suggest === 'pass' ? 100 : 21000)
const finding = (suggest: Verdict) => ({ suggest, label: labelOf(suggest) })
const detail = (suggest: Verdict) => [
  { strategy: 'content_model', errcode: 0, ...finding(suggest), ...(suggest === 'pass' ? {} : { prob: 90 }) },
]

/** Both checks need the person the content is by, who must have used the mini-program within two hours. */
const faultOf = (params: Params, { account, now }: InterfaceContext): OpenapiAnswer | undefined => {
  if (params['version'] !== 2) return WRONG.format
  const scene = params['scene']
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return WRONG.scene
  const seen = account.lastSeen(textOf(params, 'openid'))
  if (seen === undefined) return WRONG.openid
  return now() - seen > RECENT_MS ? WRONG.notRecent : undefined
}

/** `security.msgSecCheck`, version 2: returns the result at once. */
export const msgSecCheck: Interface = (params, context) => {
  const words = textOf(params, 'content')
  if (words === '') return WRONG.empty
  if ([...words].length > WORDS_MAX) return WRONG.format
  const fault = faultOf(params, context)
  if (fault !== undefined) return fault
  const suggest = context.program.judge.words(words)
  return done({ trace_id: randomUUID(), result: finding(suggest), detail: detail(suggest) })
}

/**
 * `security.mediaCheckAsync`, version 2: returns a trace id at once; the result is pushed to the cloud later as
 * `wxa_media_check`.
 */
export const mediaCheckAsync: Interface = async (params, context) => {
  const url = textOf(params, 'media_url')
  const kind = params['media_type']
  if (url === '') return WRONG.empty
  if (kind !== 1 && kind !== 2) return WRONG.format
  const fault = faultOf(params, context)
  if (fault !== undefined) return fault
  const bytes = await context.fetch(url)
  if (bytes === undefined) return WRONG.mediaUrl
  if (bytes.byteLength > MEDIA_MAX) return WRONG.mediaSize
  const { account, program, now } = context
  const trace = randomUUID()
  const suggest = program.judge.media(bytes)
  account.hold({
    due: now() + LOOKING_MS,
    event: {
      ToUserName: program.appid,
      FromUserName: textOf(params, 'openid'),
      CreateTime: Math.floor(now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: program.appid,
      trace_id: trace,
      version: 2,
      errcode: 0,
      errmsg: 'ok',
      result: finding(suggest),
      detail: detail(suggest),
    },
  })
  return done({ trace_id: trace })
}
