import { act, type Batch, type BatchWorld } from './act'
import { endedBy, takenBack, type Why } from './taken-back'

/** 撤回: by the officers who hand batches over, exported or not, until the hand-over is recorded. */
export const recall = act({
  at: { approved: 'recalled' },
  by: 'fund-officer',
  evenUnfinished: true,
  decide: (_batch: Batch, said: Why, world: BatchWorld) => takenBack(said, endedBy(world, said)),
})
