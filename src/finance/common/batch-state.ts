import type { CallOutput } from '@domain/contract'
import { ACTS, isAt } from '@domain/payout/acts'
import type { Tone } from '@src/components'
import type { useMe } from '@src/gateway'

type Row = CallOutput<'payout.list'>['items'][number]
export type HasPost = ReturnType<typeof useMe>['has']

/** Whether count and total of a batch are hidden from its approver, who has to add them up before approving. */
export const addsUpAlone = ({ state, mine }: Row, has: HasPost): boolean =>
  has(ACTS.approve.by) && isAt('approve', state) && !mine

export const BATCH_TONES: Record<Row['state'], Tone> = {
  made: 'amber',
  approved: 'blue',
  sent: 'blue',
  done: 'green',
  rejected: 'amber',
  recalled: 'plain',
  unaccepted: 'amber',
}
