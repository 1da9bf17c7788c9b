import { birthDateOf, IdNumber, sexOf } from '@domain/kernel/identity-numbers'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'
import { birthText } from '@src/text'
import { apply } from '@src/text/apply'

/** Birth date, age and sex according to an ID number; undefined while it is invalid. */
export const bornText = (text: string, today: PlainDate): string | undefined => {
  const id = IdNumber.safeParse(text)
  if (!id.success) return undefined
  const born = birthDateOf(id.data)
  return apply.bornAs(birthText(born), ageOn(born, today), sexOf(id.data) === 'male')
}
