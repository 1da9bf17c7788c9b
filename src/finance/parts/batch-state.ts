import type { CallOutput } from '@domain/contract'

type State = CallOutput<'payout.list'>['items'][number]['state']

export const BATCH_TONES: Record<State, 'plain' | 'red' | 'green' | 'amber' | 'blue'> = {
  made: 'amber',
  approved: 'blue',
  sent: 'blue',
  done: 'green',
  rejected: 'red',
  recalled: 'plain',
  unaccepted: 'red',
}
