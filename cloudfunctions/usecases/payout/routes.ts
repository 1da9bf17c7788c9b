import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { approveBatch, handOverBatch, notAcceptedBatch, recallBatch, rejectBatch } from './act-on-batch'
import { answerTrace } from './answer-trace'
import { listLayouts, readSample, saveLayout } from './bank-layouts'
import { createBatch } from './create-batch'
import { decideFailure } from './decide-failure'
import { exportBatch } from './export-batch'
import { importResults } from './import-results'
import { listBatches } from './list-batches'
import { listTraces } from './list-traces'
import { openBatch } from './open-batch'
import { demandBack, endRecovery, receiveBack } from './recover'
import { returnGrant } from './return-grant'
import { stateAccount } from './state-account'

/** What happens to a batch, as far as it needs no Excel. */
export const payoutRoutes = routes({
  'payout.createBatch': createBatch,
  'payout.list': listBatches,
  'payout.open': openBatch,
  'payout.approve': approveBatch,
  'payout.stateAccount': stateAccount,
  'payout.reject': rejectBatch,
  'payout.handOver': handOverBatch,
  'payout.recall': recallBatch,
  'payout.decideFailure': decideFailure,
  'payout.return': returnGrant,
  'payout.demandBack': demandBack,
  'payout.receiveBack': receiveBack,
  'payout.endRecovery': endRecovery,
  'payout.traces': listTraces,
  'payout.answerTrace': answerTrace,
  'payout.notAccepted': notAcceptedBatch,
  'bankLayout.list': listLayouts,
  'bankLayout.save': saveLayout,
})

/** Calls that need Excel: the `documents` entry answers them. */
export const payoutTableRoutes = (tables: Tables) =>
  routes({
    'payout.export': exportBatch(tables),
    'payout.import': importResults(tables),
    'bankSample.import': readSample(tables),
  })
