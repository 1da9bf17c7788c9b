import { bornOn, sexIn } from '@domain/household/personal-id'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'
import { optionsOf } from '@src/components'
import { birthText, statusText } from '@src/text'
import { apply } from '@src/text/apply'
import { ageOf, type Identified, idOf } from './age'

/** Birth date, age and sex; undefined while nothing tells them. */
export const bornText = (one: Identified, today: PlainDate): string | undefined => {
  const id = idOf(one)
  if (id === undefined) return undefined
  const born = bornOn(id)
  return apply.bornAs(birthText(born), ageOn(born, today), sexIn(id) === 'male')
}

type Known = Identified & {
  readonly relation?: string | undefined
  readonly status?: string | undefined
}
/** Children go to school at six or seven. */
const SCHOOL_AGE = 7
const GROWN_UP = ['spouse', 'parent', 'grandparent']
/** What this member may be doing now: nobody is before school age at thirty, and no small child is employed. */
export const statusesFor = ({ relation, status, ...one }: Known, today: PlainDate) => {
  const age = ageOf(one, today)
  const small = age === undefined ? !GROWN_UP.includes(relation ?? '') : age < SCHOOL_AGE
  const grown = age === undefined || age >= SCHOOL_AGE
  return optionsOf(statusText).filter(
    ({ value }) =>
      value === status || (value === 'preschool' ? small : value === 'student' || value === 'unable' || grown),
  )
}
