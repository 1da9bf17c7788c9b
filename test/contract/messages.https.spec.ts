import { wechatClient } from '@cloud/adapters/wechat-https/client'
import { httpsMessages } from '@cloud/adapters/wechat-https/messages'
import type { Log, LogFields } from '@cloud/ports/world'
import { FAKE_APPID, FAKE_SECRET, fakeWechat } from '@test/support/fake-wechat'
import { messagesContract, TEMPLATE } from './messages.suite'

const SEND = '/cgi-bin/message/subscribe/send'
const ANSWER_MS = 60_000
const SILENCE_MS = 100

/**
 * The fake server answers according to its settings: here by the number of messages that a person has allowed, as WeChat counts
 * it.
 */
messagesContract('WeChat over HTTPS', async () => {
  const wechat = await fakeWechat()
  const alarms: LogFields[] = []
  const log: Log = {
    info: () => undefined,
    alarm: (_event, fields) => void alarms.push(fields),
    within: (_request, work) => work(),
  }
  const sent: Record<string, string>[] = []
  let [left, retired, silent] = [0, false, false]
  const messagesWithin = (timeoutMs: number) =>
    httpsMessages(
      wechatClient({
        appid: FAKE_APPID,
        secret: FAKE_SECRET,
        base: wechat.base,
        clock: { now: Date.now },
        timeoutMs,
      }),
      { progress: { id: TEMPLATE, fields: ['thing1', 'date2', 'thing3'] } },
      'formal',
      log,
    )
  // a short timeout only where no answer comes at all: an answer may take as long as a busy machine needs
  const [patient, impatient] = [messagesWithin(ANSWER_MS), messagesWithin(SILENCE_MS)]
  const verdict = (fields: Readonly<Record<string, string>>) => {
    if (silent) return 'silence' as const
    if (retired) return { errcode: 40037 }
    if (Object.values(fields).includes('')) return { errcode: 47003 }
    return left === 0 ? { errcode: 43101 } : { errcode: 0 }
  }
  return {
    messages: {
      send: async (message) => {
        const before = left
        wechat.next(SEND, verdict(message.fields))
        const outcome = await (silent ? impatient : patient).send(message)
        if (outcome === 'sent') {
          left = before - 1
          sent.push({ ...message.fields })
        }
        return outcome
      },
    },
    allowOne: () => {
      left += 1
    },
    retire: () => {
      retired = true
    },
    silence: async () => {
      silent = true
    },
    sent: () => sent,
    alarms: () => alarms,
    close: () => wechat.close(),
  }
})
