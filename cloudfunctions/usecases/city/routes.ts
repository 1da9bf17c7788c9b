import { routes } from '../../dispatch/routes'
import { foundCity } from './found-city'

export const cityRoutes = routes({ 'city.found': foundCity })
