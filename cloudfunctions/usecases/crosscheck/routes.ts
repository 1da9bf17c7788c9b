import { routes } from '../call/routes'
import { plainly } from '../step/do-step'
import { createBatch } from './create-batch'
import { goOn, prepareLists } from './go-on'
import { listBatches } from './list-batches'
import { openBatch } from './open-batch'
import { finishQuiet, passOver } from './pass-over'

const settleHit = plainly('settleHit')
const completeCheck = plainly('completeCrosscheck')

/** The calls of the cross-check in the entry `api`. */
export const crosscheckRoutes = routes({
  'crosscheck.createBatch': createBatch,
  'crosscheck.list': listBatches,
  'crosscheck.open': openBatch,
  'crosscheck.goOn': goOn,
  'crosscheck.prepare': prepareLists,
  'crosscheck.passOver': passOver,
  'crosscheck.finishQuiet': finishQuiet,
  'crosscheck.settleHit': settleHit,
  'crosscheck.complete': completeCheck,
})
