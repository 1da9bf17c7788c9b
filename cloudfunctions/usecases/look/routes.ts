import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { exportRegister } from './export-register'
import { lookRegister } from './register'

export const lookRoutes = routes({ 'look.register': lookRegister })

export const lookTableRoutes = (tables: Tables) => routes({ 'look.export': exportRegister(tables) })
