import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'

/** A day from `earliest` until today. */
export const acceptDay = (on: PlainDate, earliest: PlainDate, today: PlainDate) => {
  if (on > today) return refuse('DATE_IN_FUTURE')
  return on < earliest ? refuse('DATE_TOO_EARLY', { earliest }) : ok(true)
}
