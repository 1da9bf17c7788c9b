import { act, type Batch, byTheMaker } from './act'
import { takenBack, type Why } from './taken-back'

/** 退回: by the checker, until it has gone to the bank; also one whose making broke off half-way. */
export const reject = act({
  at: { made: 'rejected', approved: 'rejected' },
  by: 'fund-approver',
  notBy: byTheMaker,
  evenOwn: true,
  evenUnfinished: true,
  decide: (_batch: Batch, said: Why) => takenBack(said, { rejectedBecause: said.why }),
})
