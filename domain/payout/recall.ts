import { act, type Batch, type BatchWorld } from './act'
import { endedBy, takenBack, type Why } from './taken-back'

/** 撤回: by those who would have handed it over, exported or not, for as long as the bank has not got it. */
export const recall = act({
  at: { approved: 'recalled' },
  by: 'fund-officer',
  evenUnfinished: true,
  decide: (_batch: Batch, said: Why, world: BatchWorld) => takenBack(said, endedBy(world, said)),
})
