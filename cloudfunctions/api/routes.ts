import type { AnyRoutes } from '../dispatch/dispatch'
import { acceptApplication } from '../usecases/application/accept-application'

/** Every call of the entry `api`. */
export const apiRoutes = {
  'case.accept': acceptApplication,
} satisfies AnyRoutes
