import { routes } from '../call/routes'
import { showSheet } from './show-sheet'

export const determinationRoutes = routes({ 'determination.sheet': showSheet })
