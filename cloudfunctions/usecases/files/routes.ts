import { routes } from '../call/routes'
import { confirmFile } from './confirm-file'
import { issueTicket } from './issue-ticket'
import { linkFile } from './link-file'

export const fileRoutes = routes({
  'file.ticket': issueTicket,
  'file.confirm': confirmFile,
  'file.link': linkFile,
})
