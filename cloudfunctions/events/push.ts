import * as z from 'zod/mini'

/** An id of WeChat's: no blanks and nothing that a store refuses as a key. */
const Id = (most: number) => z.string().check(z.regex(/^[!-~]+$/), z.maxLength(most))
/** The fields common to all pushes; a push may have more. */
const Head = { FromUserName: Id(64), MsgType: z.literal('event') }
const TemplateId = Id(80)

const oneOrMore = <T extends z.ZodMiniType>(item: T) => z.union([item, z.array(item).check(z.maxLength(20))])

/** The person changed in WeChat's settings which messages may be sent to them. */
const SettingsChanged = z.object({
  ...Head,
  Event: z.literal('subscribe_msg_change_event'),
  List: oneOrMore(z.object({ TemplateId, SubscribeStatusString: z.enum(['accept', 'reject']) })),
})

/** WeChat's result for a picture it was asked to check. */
const MediaChecked = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  trace_id: Id(80),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }),
})

export const Push = z.discriminatedUnion('Event', [SettingsChanged, MediaChecked])
export type Push = z.infer<typeof Push>
export type MediaChecked = z.infer<typeof MediaChecked>
