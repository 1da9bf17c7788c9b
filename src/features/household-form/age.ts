import { bornOn, OtherId, type PersonalId } from '@domain/household/personal-id'
import { IdNumber } from '@domain/kernel/identity-numbers'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'

/** As far as a person of the form says who they are: `otherId` in place of a mainland ID number. */
export type Identified = { readonly idNumber: string; readonly otherId?: unknown }

/** Who somebody is; undefined while it is not said or not valid. */
export const idOf = ({ idNumber, otherId }: Identified): PersonalId | undefined =>
  (otherId === undefined ? IdNumber.safeParse(idNumber) : OtherId.safeParse(otherId)).data

/** The age; undefined while it is unknown. */
export const ageOf = (one: Identified, today: PlainDate): number | undefined => {
  const id = idOf(one)
  return id === undefined ? undefined : ageOn(bornOn(id), today)
}
