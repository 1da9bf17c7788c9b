import { routes } from '../call/routes'
import { listNotices } from './list-notices'
import { objectToNotice } from './object-to-notice'
import { openNotice } from './open-notice'

/** Notices as a member of the union reads them. */
export const noticeRoutes = routes({
  'notice.list': listNotices,
  'notice.open': openNotice,
  'notice.object': objectToNotice,
})
