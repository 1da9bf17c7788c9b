import type { AnyRoutes } from '../dispatch/dispatch'
import { stepRoutes } from '../usecases/application/step-routes'
import { crosscheckRoutes } from '../usecases/crosscheck/routes'
import { fileRoutes } from '../usecases/files/routes'
import { inboxRoutes } from '../usecases/inbox/routes'
import { messageRoutes } from '../usecases/message/routes'
import { moneyRoutes } from '../usecases/payout/routes'
import { selfRoutes } from '../usecases/self/routes'

/** Every call of the entry `api`. */
export const apiRoutes = {
  ...selfRoutes,
  ...fileRoutes,
  ...inboxRoutes,
  ...messageRoutes,
  ...stepRoutes,
  ...crosscheckRoutes,
  ...moneyRoutes,
} satisfies AnyRoutes
