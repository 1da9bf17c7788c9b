import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { exportRest } from './export-rest'

/** What all imports of tables have in common: only the entry that contains the table libraries has it. */
export const tableRoutes = (tables: Tables) => routes({ 'table.export': exportRest(tables) })
