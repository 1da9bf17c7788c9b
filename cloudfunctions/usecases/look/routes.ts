import { routes } from '../../dispatch/routes'
import type { Tables } from '../../ports/tables'
import { exportRegister } from './export-register'
import { lookRegister } from './register'

export const lookRoutes = routes({ 'look.register': lookRegister })

export const lookTableRoutes = (tables: Tables) => routes({ 'look.export': exportRegister(tables) })
