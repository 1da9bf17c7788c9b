import { plainCode } from '../adapters/papers/plain-code'
import { wordPapers } from '../adapters/papers/word'
import { excelTables } from '../adapters/tables/excel'
import { dispatcher, type Entry } from '../dispatch/dispatch'
import type { Ports } from '../ports/index'
import type { Tables } from '../ports/tables'
import { documentsRoutes } from './routes'

/** `tables`: in WeChat's cloud this entry is a function of its own, and reads tables where nobody else waits. */
export const createDocuments = (ports: Ports, tables: Tables = excelTables): Entry =>
  dispatcher(ports, documentsRoutes(tables, { papers: wordPapers, plainCode }))
