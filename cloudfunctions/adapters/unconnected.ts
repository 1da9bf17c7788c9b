import type { ContentCheck, Messages, MiniCodes, Phone } from '@cloud/ports/world'

/**
 * A cloud without a way to WeChat: nothing is sent, and nothing is said to have been; nobody is held up for want of an
 * opinion, no number is learned, no code is drawn. The in-app inbox still has every message.
 */
export const unconnected: {
  readonly messages: Messages
  readonly content: ContentCheck
  readonly phone: Phone
  readonly codes: MiniCodes
} = {
  messages: { send: async () => 'unavailable' },
  content: { text: async () => 'unknown', media: async () => undefined },
  phone: { exchange: async () => undefined },
  codes: { draw: async () => undefined },
}
