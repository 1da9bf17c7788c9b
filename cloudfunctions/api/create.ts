import { dispatcher, type Entry } from '../dispatch/dispatch'
import type { Ports } from '../ports/index'
import { apiRoutes } from './routes'

export const createApi = (ports: Ports): Entry => dispatcher(ports, apiRoutes)
