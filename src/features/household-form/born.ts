import { birthDateOf, IdNumber, sexOf } from '@domain/kernel/identity-numbers'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'
import { optionsOf } from '@src/components'
import { birthText, statusText } from '@src/text'
import { apply } from '@src/text/apply'
import { ageFrom } from './age'

/** Birth date, age and sex according to an ID number; undefined while it is invalid. */
export const bornText = (text: string, today: PlainDate): string | undefined => {
  const id = IdNumber.safeParse(text)
  if (!id.success) return undefined
  const born = birthDateOf(id.data)
  return apply.bornAs(birthText(born), ageOn(born, today), sexOf(id.data) === 'male')
}

type Known = {
  readonly idNumber: string
  readonly relation?: string | undefined
  readonly status?: string | undefined
}
/** Children go to school at six or seven. */
const SCHOOL_AGE = 7
const GROWN_UP = ['spouse', 'parent', 'grandparent']
/** What this member may be doing now: nobody is before school age at thirty, and no small child is employed. */
export const statusesFor = ({ idNumber, relation, status }: Known, today: PlainDate) => {
  const age = ageFrom(idNumber, today)
  const small = age === undefined ? !GROWN_UP.includes(relation ?? '') : age < SCHOOL_AGE
  const grown = age === undefined || age >= SCHOOL_AGE
  return optionsOf(statusText).filter(
    ({ value }) =>
      value === status || (value === 'preschool' ? small : value === 'student' || value === 'unable' || grown),
  )
}
