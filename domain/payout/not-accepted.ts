import { ok, refuse } from '../kernel/result'
import { act, type Batch, type BatchWorld, byTheMaker } from './act'
import { endedBy, takenBack, type Why } from './taken-back'

/** 银行未受理: recorded by a second person, and only while the bank has answered for no line. */
export const notAccepted = act({
  at: { sent: 'unaccepted' },
  by: 'fund-approver',
  notBy: byTheMaker,
  evenUnfinished: true,
  wants: ({ paid, failed }) => (paid + failed > 0 ? refuse('BATCH_WRONG_STATE', { state: 'answered' }) : ok(true)),
  decide: (_batch: Batch, said: Why, world: BatchWorld) => takenBack(said, endedBy(world, said)),
})
