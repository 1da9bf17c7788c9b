import type { AnyRoutes } from '../dispatch/dispatch'
import { applicationRoutes } from '../usecases/application/routes'
import { stepRoutes } from '../usecases/application/step-routes'
import { caseRoutes } from '../usecases/case/routes'
import { crosscheckRoutes } from '../usecases/crosscheck/routes'
import { fileRoutes } from '../usecases/files/routes'
import { inboxRoutes } from '../usecases/inbox/routes'
import { messageRoutes } from '../usecases/message/routes'
import { memberNoticeRoutes } from '../usecases/notice/member-routes'
import { officeRoutes } from '../usecases/organisation/routes'
import { moneyRoutes } from '../usecases/payout/routes'
import { selfRoutes } from '../usecases/self/routes'

/** Every call of the entry `api`. */
export const apiRoutes = {
  ...selfRoutes,
  ...fileRoutes,
  ...inboxRoutes,
  ...messageRoutes,
  ...applicationRoutes,
  ...caseRoutes,
  ...memberNoticeRoutes,
  ...stepRoutes,
  ...crosscheckRoutes,
  ...moneyRoutes,
  ...officeRoutes,
} satisfies AnyRoutes
