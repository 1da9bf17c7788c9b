import { done, WRONG } from './answer'
import { wrongField } from './fields'
import { type Interface, isPage, textOf } from './interfaces'

const shown = (data: unknown, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.map((field) => [field, String((data as Record<string, { readonly value: unknown }>)[field]?.value)]),
  )

/** `subscribeMessage.send`. A permission is consumed only when its message is actually sent. */
export const subscribeMessageSend: Interface = (params, { account, program }) => {
  const to = textOf(params, 'touser')
  const template = textOf(params, 'template_id')
  const page = textOf(params, 'page')
  const fields = program.templates.get(template)
  if (account.lastSeen(to) === undefined) return WRONG.openid
  if (fields === undefined) return WRONG.template
  if (page !== '' && !isPage(program, page)) return WRONG.page
  const wrong = wrongField(fields, params['data'])
  if (wrong !== undefined) return WRONG.field(wrong)
  if (!account.take(to, template)) return WRONG.noGrant
  account.noteSent({ to, template, page, data: shown(params['data'], fields) })
  return done()
}
