import type { ContentCheck, Messages, MiniCodes, Phone } from '@cloud/ports/world'

/**
 * Adapters without a connection to WeChat: no message is sent or reported as sent, contents are not checked, no telephone
 * number is looked up, no code is drawn. The in-app inbox still has every message.
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
