import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'

/** Only what was paid comes back, not before it was paid, and not on a day that has yet to come. */
export const acceptReturn = (
  grant: { readonly state: string; readonly paidOn?: PlainDate | undefined },
  on: PlainDate,
  today: PlainDate,
) => {
  if (grant.state !== 'paid' || grant.paidOn === undefined) return refuse('GRANT_WRONG_STATE', { state: grant.state })
  if (on > today) return refuse('DATE_IN_FUTURE')
  return on < grant.paidOn ? refuse('DATE_TOO_EARLY', { earliest: grant.paidOn }) : ok(true)
}
