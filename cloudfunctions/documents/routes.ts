import type { AnyRoutes } from '../dispatch/dispatch'

/** Every call of the entry `documents`, which carries the Excel library. */
export const documentsRoutes = {} satisfies AnyRoutes
