import { act, type Batch, byTheMaker } from './act'
import { takenBack, type Why } from './taken-back'

/** 退回: by the fund approver, until the hand-over; also for a batch whose making was interrupted. */
export const reject = act({
  at: { made: 'rejected', approved: 'rejected' },
  by: 'fund-approver',
  notBy: byTheMaker,
  evenOwn: true,
  evenUnfinished: true,
  decide: (_batch: Batch, said: Why) => takenBack(said, { rejectedBecause: said.why }),
})
