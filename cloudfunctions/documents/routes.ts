import type { Tables } from '../ports/tables'
import { crosscheckTableRoutes } from '../usecases/crosscheck/routes'
import { moneyTableRoutes } from '../usecases/payout/routes'

/** Every call of the entry `documents`. */
export const documentsRoutes = (tables: Tables) => ({
  ...crosscheckTableRoutes(tables),
  ...moneyTableRoutes(tables),
})
