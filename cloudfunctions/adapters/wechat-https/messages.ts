import type { Log, Messages, SendOutcome } from '@cloud/ports/world'
import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import type { Template } from '../settings'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const PATH = '/cgi-bin/message/subscribe/send'

/** Which template says what, and under which names; settings of the mini-program's account. */
export type TemplatesByTopic = Readonly<Partial<Record<MessageTopic, Pick<Template, 'id' | 'fields'>>>>

export const byTopic = (templates: readonly (Template | undefined)[]): TemplatesByTopic =>
  Object.fromEntries(templates.flatMap((each) => (each === undefined ? [] : [[each.topic, each]])))

/** What WeChat's numbers mean for a message. Whatever is not here may pass: it is tried again later. */
const MEANING: Readonly<Record<number, SendOutcome>> = {
  43101: 'refused', // the person refuses, or has no accepted send left
  43107: 'refused', // the account's messages are blocked for this person
  40003: 'invalid', // an openid of another app
  40037: 'invalid', // the template is gone
  41030: 'invalid', // the page is not in the published version
  45168: 'invalid', // words that WeChat does not let through
  47003: 'invalid', // a field does not fit the template
}

/** Ours in their order – what, which day, what to do – under the template's own names. */
const fieldsFor = (
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, { readonly value: string }>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value], i) => [names[i] ?? name, { value }]))

/** Subscribe messages. A topic without a template cannot be sent: said as invalid, not swallowed. */
export const httpsMessages = (
  client: Pick<WechatClient, 'call'>,
  templates: TemplatesByTopic,
  state: 'formal' | 'trial' | 'developer',
  log: Log,
): Messages => ({
  untold: MESSAGE_TOPICS.filter((topic) => templates[topic] === undefined),
  send: async ({ openid, topic, fields, page }) => {
    const template = templates[topic]
    if (template === undefined) return 'invalid'
    const body = {
      touser: openid,
      template_id: template.id,
      page,
      data: fieldsFor(fields, template.fields),
      miniprogram_state: state,
    }
    try {
      await client.call(PATH, { ...body, lang: 'zh_CN' })
      return 'sent'
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      const outcome = MEANING[error.errcode] ?? 'unavailable'
      if (outcome !== 'refused')
        log.alarm('wechat', { call: 'message.send', job: topic, outcome, code: String(error.errcode) })
      return outcome
    }
  },
})
