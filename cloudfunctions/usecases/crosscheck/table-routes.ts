import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { exportList } from './export-list'
import { importResults } from './import-results'

/**
 * Export and import: only the entry that contains the Excel library has them. In a file of their own, so that its bundle leaves
 * out everything else of the cross-check.
 */
export const crosscheckTableRoutes = (tables: Tables) =>
  routes({
    'crosscheck.export': exportList(tables),
    'crosscheck.import': importResults(tables),
  })
