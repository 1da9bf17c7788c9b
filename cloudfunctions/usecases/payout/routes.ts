import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { allocateLine } from '../fund/allocate-line'
import { listLines } from '../fund/list-lines'
import { holdGrant } from '../grant/hold-grant'
import { listGrants } from '../grant/list-grants'
import { proposeGrant } from '../grant/propose-grant'
import { releaseGrant } from '../grant/release-grant'
import { approveBatch, handOverBatch, notAcceptedBatch, recallBatch, rejectBatch } from './act-on-batch'
import { answerTrace } from './answer-trace'
import { createBatch } from './create-batch'
import { decideFailure } from './decide-failure'
import { exportBatch } from './export-batch'
import { importResults } from './import-results'
import { listBatches } from './list-batches'
import { listTraces } from './list-traces'
import { openBatch } from './open-batch'
import { returnGrant } from './return-grant'
import { stateAccount } from './state-account'

/** Calls about money in the entry `api`. */
export const moneyRoutes = routes({
  'budget.lines': listLines,
  'budget.allocate': allocateLine,
  'grant.propose': proposeGrant,
  'grant.hold': holdGrant,
  'grant.release': releaseGrant,
  'grant.list': listGrants,
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
  'payout.traces': listTraces,
  'payout.answerTrace': answerTrace,
  'payout.notAccepted': notAcceptedBatch,
})

/** Calls about money that need Excel, in the entry `documents`. */
export const moneyTableRoutes = (tables: Tables) =>
  routes({
    'payout.export': exportBatch(tables),
    'payout.import': importResults(tables),
  })
