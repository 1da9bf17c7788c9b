import { plainCode } from '../adapters/papers/plain-code'
import { wordPapers } from '../adapters/papers/word'
import { excelTables } from '../adapters/tables/excel'
import { dispatcher, type Entry } from '../dispatch/dispatch'
import type { Ports } from '../ports/index'
import { documentsRoutes } from './routes'

export const createDocuments = (ports: Ports): Entry =>
  dispatcher(ports, documentsRoutes(excelTables, { papers: wordPapers, plainCode }))
