import { routes } from '../call/routes'
import { foundCity } from './found-city'

export const cityRoutes = routes({ 'city.found': foundCity })
