import type { Routes } from '../../dispatch/context'
import { confirmFile } from './confirm-file'
import { issueTicket } from './issue-ticket'
import { linkFile } from './link-file'

export const fileRoutes = {
  'file.ticket': issueTicket,
  'file.confirm': confirmFile,
  'file.link': linkFile,
} satisfies Routes<'file.ticket' | 'file.confirm' | 'file.link'>
