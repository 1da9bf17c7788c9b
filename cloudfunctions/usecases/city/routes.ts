import type { Routes } from '../../dispatch/context'
import { foundCity } from './found-city'

export const cityRoutes = { 'city.found': foundCity } satisfies Routes<'city.found'>
