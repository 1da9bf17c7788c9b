import { routes } from '../call/routes'
import { readSums } from './read-sums'

export const provinceRoutes = routes({ 'province.sums': readSums })
