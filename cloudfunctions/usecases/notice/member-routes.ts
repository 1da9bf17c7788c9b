import { routes } from '../call/routes'
import { listNotices } from './list-notices'
import { objectToNotice } from './object-to-notice'
import { openNotice } from './open-notice'

/** The calls by which a member of the union reads notices. */
export const memberNoticeRoutes = routes({
  'notice.list': listNotices,
  'notice.open': openNotice,
  'notice.object': objectToNotice,
})
