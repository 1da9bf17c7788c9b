import * as z from 'zod/mini'

/** Fields of a push that WeChat fills in; more may come with it. */
const Head = { FromUserName: z.string().check(z.minLength(1), z.maxLength(64)), MsgType: z.literal('event') }
const TemplateId = z.string().check(z.minLength(1), z.maxLength(80))

const oneOrMore = <T extends z.ZodMiniType>(item: T) => z.union([item, z.array(item).check(z.maxLength(20))])

/** The person changed in WeChat's own settings what may be sent to them. */
const SettingsChanged = z.object({
  ...Head,
  Event: z.literal('subscribe_msg_change_event'),
  List: oneOrMore(z.object({ TemplateId, SubscribeStatusString: z.enum(['accept', 'reject']) })),
})

/** What WeChat found in a picture that it was asked to look at. */
const MediaChecked = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().check(z.minLength(1), z.maxLength(80)),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }),
})

export const Push = z.discriminatedUnion('Event', [SettingsChanged, MediaChecked])
export type Push = z.infer<typeof Push>
export type MediaChecked = z.infer<typeof MediaChecked>
