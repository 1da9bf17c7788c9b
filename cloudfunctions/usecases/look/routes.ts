import type { Routes } from '../../dispatch/context'
import type { Tables } from '../../ports/tables'
import { exportRegister } from './export-register'
import { lookRegister } from './register'

export const lookRoutes = { 'look.register': lookRegister } satisfies Routes<'look.register'>

export const lookTableRoutes = (tables: Tables) =>
  ({ 'look.export': exportRegister(tables) }) satisfies Routes<'look.export'>
