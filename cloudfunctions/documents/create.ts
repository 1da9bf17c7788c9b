import type { Answer } from '@domain/contract/call'
import { excelTables } from '../adapters/tables/excel'
import { dispatcher } from '../dispatch/dispatch'
import type { Identity } from '../dispatch/who-is'
import type { Ports } from '../ports/index'
import { documentsRoutes } from './routes'

export const createDocuments = (
  ports: Ports,
): ((identity: Identity, body: unknown, size: number) => Promise<Answer<unknown>>) =>
  dispatcher(ports, documentsRoutes(excelTables))
