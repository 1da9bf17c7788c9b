import type { Messages } from '@cloud/ports/world'

/** No way to WeChat is configured: nothing is sent, and nothing is said to have been. The in-app inbox still has it. */
export const unsetMessages: Messages = { send: async () => 'unavailable' }
