import { routes } from '../call/routes'
import { listMessages } from './list-messages'
import { readMessages } from './read-messages'

export const inboxRoutes = routes({
  'inbox.list': listMessages,
  'inbox.read': readMessages,
})
