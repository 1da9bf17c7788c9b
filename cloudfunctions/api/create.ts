import type { Answer } from '@domain/contract/call'
import { dispatcher } from '../dispatch/dispatch'
import type { Identity } from '../dispatch/who-is'
import type { Ports } from '../ports/index'
import { apiRoutes } from './routes'

export const createApi = (
  ports: Ports,
): ((identity: Identity, body: unknown, size: number) => Promise<Answer<unknown>>) => dispatcher(ports, apiRoutes)
