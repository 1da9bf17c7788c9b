import type { OwnCase } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { dateText, dueText, refusedForGood, stageForWorker } from '@src/text'
import { home as words } from '@src/text/home'

/** The nearest day by which the worker has to do something. */
const askedBy = ({ wants }: OwnCase): PlainDate | undefined =>
  wants.flatMap((want) => (want.kind === 'correction' || want.kind === 'hit' ? [want.dueOn] : [])).sort()[0]

/** While the case is on notice, the notice's last day is shown; otherwise the due day of the service clock. */
const unionsDay = (own: OwnCase): Place['day'] => {
  if (own.stage === 'on-notice' && own.notice !== undefined) {
    const { lastDay, expectedEnd } = own.notice
    if (lastDay !== undefined) return { label: words.noticeUntil, shown: dateText(lastDay) }
    return expectedEnd === undefined ? undefined : { label: words.noticeExpected, shown: dateText(expectedEnd) }
  }
  return own.dueOn === undefined ? undefined : { label: words.by, shown: dateText(own.dueOn) }
}

type Place = {
  readonly now: string
  readonly next: string
  readonly day: { readonly label: string; readonly shown: string } | undefined
  /** whether the union waits for the worker */
  readonly asked: boolean
}

/**
 * The present state of a worker's case, the next step and its due day; a task of the worker comes before a task of the union. A
 * re-examination is mentioned only while it can be requested.
 */
export const whereItIs = (own: OwnCase): Place => {
  const { now, next } =
    own.stage === 'refused' && !own.actions.includes('requestReexamination')
      ? refusedForGood
      : stageForWorker[own.stage]
  const asked = askedBy(own)
  if (asked !== undefined)
    return { now, next: words.yourTurn, day: { label: words.yourDay, shown: dueText(asked) }, asked: true }
  return { now, next, day: unionsDay(own), asked: false }
}
