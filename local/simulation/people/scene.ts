import type { PlainDate } from '@domain/kernel/plain-date'
import type { Chance } from '../chance/random'
import type { City, Officer } from './city'
import type { Phone } from './phone'

/** What a person needs for a move: the calls of the product, the city, and the draws of this move. */
export type Scene = {
  readonly phone: Phone
  readonly city: City
  readonly chance: Chance
  readonly today: () => PlainDate
  /** lets a few minutes pass, as between two taps */
  readonly pause: () => void
}

export const yearOf = (today: PlainDate): number => Number(today.slice(0, 4))

/** Officers who hold a post in this role now. */
export const officersIn = ({ city }: Scene, role: Officer['role'], at?: string): readonly Officer[] =>
  city.officers.filter((officer) => officer.serves && officer.role === role && (at === undefined || officer.at === at))
