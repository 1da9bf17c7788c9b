import type { Routes } from '../../dispatch/context'
import { listMessages } from './list-messages'
import { readMessages } from './read-messages'

export const inboxRoutes = {
  'inbox.list': listMessages,
  'inbox.read': readMessages,
} satisfies Routes<'inbox.list' | 'inbox.read'>
