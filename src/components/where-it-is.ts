import type { OwnCase } from '@domain/contract/views'
import { dateText, dueText } from '@src/text'
import { home } from '@src/text/home'
import { road, waitingText } from '@src/text/road'

type Place = {
  readonly now: string
  readonly next: string
  readonly day: { readonly label: string; readonly shown: string } | undefined
  /** whether the union waits for the worker */
  readonly asked: boolean
}

const dayOf = (own: OwnCase): Place['day'] => {
  const { waiting, holder, by } = own.road
  if (by !== undefined && holder === 'worker') return { label: road.yourDay, shown: dueText(by) }
  if (by !== undefined) return { label: waiting === 'notice' ? road.noticeDay : road.unionsDay, shown: dateText(by) }
  const expected = waiting === 'notice' ? own.notice?.expectedEnd : undefined
  return expected === undefined ? undefined : { label: home.noticeExpected, shown: dateText(expected) }
}

/** What a worker's case waits for, what comes next, and by when. */
export const whereItIs = (own: OwnCase): Place => ({
  ...waitingText[own.road.waiting],
  day: dayOf(own),
  asked: own.road.holder === 'worker',
})
