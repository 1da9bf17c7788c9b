import type { OwnCase } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { dateText, dueText, refusedForGood, stageForWorker } from '@src/text'
import { home as words } from '@src/text/home'

/** The day by which the worker is asked for something, the nearest first. */
const askedBy = ({ wants }: OwnCase): PlainDate | undefined =>
  wants.flatMap((want) => (want.kind === 'correction' || want.kind === 'hit' ? [want.dueOn] : [])).sort()[0]

/** On the wall it is the notice's last day that people wait for; elsewhere the day the service clock says. */
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
  /** the union waits for the worker */
  readonly asked: boolean
}

/**
 * Where a worker's case is, what comes next and by when; what the worker is asked for comes before what the union does.
 * A re-examination is spoken of only while it may be asked for.
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
