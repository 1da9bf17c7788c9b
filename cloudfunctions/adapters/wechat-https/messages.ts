import type { Log, Messages, SendOutcome } from '@cloud/ports/world'
import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import type { Template } from '../settings'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const PATH = '/cgi-bin/message/subscribe/send'

/** The template and its field names per topic; settings of the mini-program's account. */
export type TemplatesByTopic = Readonly<Partial<Record<MessageTopic, Pick<Template, 'id' | 'fields'>>>>

export const byTopic = (templates: readonly (Template | undefined)[]): TemplatesByTopic =>
  Object.fromEntries(templates.flatMap((each) => (each === undefined ? [] : [[each.topic, each]])))

/** The meaning of WeChat's error numbers for a message. Every other error is temporary and retried later. */
const MEANING: Readonly<Record<number, SendOutcome>> = {
  43101: 'refused', // the person declined, or has no accepted send left
  43107: 'refused', // the account's messages are blocked for this person
  40003: 'invalid', // an openid of another app
  40037: 'invalid', // the template no longer exists
  41030: 'invalid', // the page is not in the published version
  45168: 'invalid', // words that WeChat does not allow
  47003: 'invalid', // a field does not fit the template
}

/** Renames our fields (what, day, what to do) to the template's names, in order. */
const fieldsFor = (
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, { readonly value: string }>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value], i) => [names[i] ?? name, { value }]))

/** Subscribe messages. A topic without a template cannot be sent and is reported as invalid. */
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
