import type { crosscheckCalls } from '@domain/contract/crosscheck'
import type { Routes } from '../../dispatch/context'
import type { Tables } from '../../ports/tables'
import { showSheet } from '../determination/show-sheet'
import { completeCheck } from './complete-check'
import { createBatch } from './create-batch'
import { exportList } from './export-list'
import { importResults } from './import-results'
import { listBatches } from './list-batches'
import { openBatch } from './open-batch'
import { settleHit } from './settle-hit'

type InDocuments = 'crosscheck.export' | 'crosscheck.import'

/** The cross-check on the phone and the desk. */
export const crosscheckRoutes = {
  'crosscheck.createBatch': createBatch,
  'crosscheck.list': listBatches,
  'crosscheck.open': openBatch,
  'crosscheck.settleHit': settleHit,
  'crosscheck.complete': completeCheck,
  'determination.sheet': showSheet,
} satisfies Routes<Exclude<keyof typeof crosscheckCalls, InDocuments>>

/** Lists out and results in: only the entry that carries Excel has them. */
export const crosscheckTableRoutes = (tables: Tables) =>
  ({
    'crosscheck.export': exportList(tables),
    'crosscheck.import': importResults(tables),
  }) satisfies Routes<InDocuments>
