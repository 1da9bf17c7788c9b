import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { importUnions } from './import-unions'

/** The import of unions: only the entry that contains the Excel library has it, and that entry has nothing else of this folder. */
export const unionTableRoutes = (tables: Tables) => routes({ 'org.import': importUnions(tables) })
