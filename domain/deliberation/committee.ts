import * as z from 'zod/mini'
import { PersonId } from '../kernel/ids'
import { sameName } from '../kernel/plain'
import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { Words } from '../kernel/text'

/** One person at the committee's meeting: by name, and by account where they have one. */
export const Attendee = z.object({
  name: Words(30),
  person: z.optional(PersonId),
  present: z.boolean(),
  recusedBecause: z.optional(Words(60)),
  /** how this person differs from another person of the same name */
  namesake: z.optional(Words(60)),
})
export type Attendee = z.infer<typeof Attendee>

/**
 * 评议委员会: a seat on the committee, with its first day and the day it ended. A seat without a first day is from before days were
 * stored and counts as always valid. `idHash`: keyed hash of the ID number, where the union entered it; `namesake`: how the
 * person differs from an earlier member of the same name.
 */
export type Seat = {
  readonly name: string
  readonly person?: PersonId | undefined
  readonly idHash?: string | undefined
  readonly namesake?: string | undefined
  readonly from?: PlainDate | undefined
  /** the first day on which the person no longer has the seat */
  readonly until?: PlainDate | undefined
}

/** Splits a list of names; each name once. */
export const namesIn = (text: string): readonly string[] =>
  [...new Set(text.split(/[、，,；;\s]/))].filter((name) => name !== '')

/** The label of a seat, with the distinguishing words where two people have the same name. */
export const seatLabel = ({ name, namesake }: Pick<Seat, 'name' | 'namesake'>): string =>
  namesake === undefined ? name : `${name}（${namesake}）`

export const seatsOn = <S extends Pick<Seat, 'from' | 'until'>>(seats: readonly S[], day: PlainDate): readonly S[] =>
  seats.filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day < until))

const isSeat = (seat: Seat, member: Pick<Attendee, 'name' | 'person' | 'namesake'>): boolean => {
  if (member.person !== undefined && seat.person !== undefined) return member.person === seat.person
  return sameName(seat.name, member.name) && seat.namesake === member.namesake
}

/** A person who took part in a deliberation, by everything known of them. */
export const Sat = z.object({
  name: Words(30),
  person: z.optional(PersonId),
  idHash: z.optional(z.string()),
  namesake: z.optional(Words(60)),
})
export type Sat = z.infer<typeof Sat>

export const satOf = (seated: readonly Seated[]): Sat[] =>
  seated
    .filter(({ member }) => member.present && member.recusedBecause === undefined)
    .map(({ member, seat }) => {
      const person = member.person ?? seat.person
      return {
        name: member.name,
        ...(person === undefined ? {} : { person }),
        ...(seat.idHash === undefined ? {} : { idHash: seat.idHash }),
        ...(member.namesake === undefined ? {} : { namesake: member.namesake }),
      }
    })

/** An attendee with their seat. */
export type Seated = { readonly member: Attendee; readonly seat: Seat }

/**
 * Assigns each attendee to one seat of the committee as of the day of the meeting; each seat is used once. A member of the
 * committee who is not named is entitled and absent, so that leaving people out does not help the quorum. The union's
 * `officers` may sit by office and are not counted as absent.
 */
export const seatingOf = (entitled: readonly Attendee[], seats: readonly Seat[], officers: readonly Seat[]) => {
  const all = [...seats, ...officers]
  const free = [...all]
  const seated: Seated[] = []
  for (const member of entitled) {
    const at = free.findIndex((seat) => isSeat(seat, member))
    const seat = free[at]
    if (seat === undefined)
      return all.some((one) => isSeat(one, member))
        ? refuse('COUNTED_TWICE', { name: member.name })
        : refuse('NOT_OF_COMMITTEE', { name: member.name })
    const person = member.person ?? seat.person
    const again = seated.some(
      (one) =>
        (person !== undefined && (one.member.person ?? one.seat.person) === person) ||
        (seat.idHash !== undefined && one.seat.idHash === seat.idHash),
    )
    if (again) return refuse('COUNTED_TWICE', { name: member.name })
    free.splice(at, 1)
    seated.push({ member, seat })
  }
  const absent = free
    .filter((seat) => seats.includes(seat))
    .map(
      (seat): Seated => ({
        seat,
        member: {
          name: seat.name,
          ...(seat.person === undefined ? {} : { person: seat.person }),
          ...(seat.namesake === undefined ? {} : { namesake: seat.namesake }),
          present: false,
        },
      }),
    )
  return ok([...seated, ...absent])
}
