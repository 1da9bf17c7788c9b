import type { OwnCase } from '@domain/contract/views'
import { refusedForGood, stageForWorker } from '@src/text'

/** Where a worker's case is and what comes next. A re-examination is spoken of only while it may be asked for. */
export const whereItIs = (own: Pick<OwnCase, 'stage' | 'actions'>): { readonly now: string; readonly next: string } =>
  own.stage === 'refused' && !own.actions.includes('requestReexamination') ? refusedForGood : stageForWorker[own.stage]
