import { birthDateOf, IdNumber } from '@domain/kernel/identity-numbers'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'

/** The age according to an ID number; undefined while it is invalid. */
export const ageFrom = (text: string, today: PlainDate): number | undefined => {
  const id = IdNumber.safeParse(text)
  return id.success ? ageOn(birthDateOf(id.data), today) : undefined
}
