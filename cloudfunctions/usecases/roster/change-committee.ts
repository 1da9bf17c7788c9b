import type { CallInput } from '@domain/contract/index'
import { seatLabel, seatsOn } from '@domain/deliberation/committee'
import { sameName } from '@domain/kernel/plain'
import { ok, refuse } from '@domain/kernel/result'
import type { AtOrg, UseCase } from '../call/context'
import { COMMITTEES, type KeptSeat } from '../stored/collections'
import { upsert } from '../stored/documents'
import { shownSeat } from './open-committee'

const SEATS_MAX = 60
/** Ended seats are kept, so that an earlier meeting is checked against the committee of its own day. */
const KEPT_MAX = 400

type NewSeat = CallInput<'committee.change'>['add'][number]

const seatFor = ({ ports, today }: Pick<AtOrg, 'ports' | 'today'>, said: NewSeat): KeptSeat => ({
  name: said.name,
  ...(said.person === undefined ? {} : { person: said.person }),
  ...(said.idNumber === undefined ? {} : { idHash: ports.sealer.hash(said.idNumber, 'id-number') }),
  ...(said.namesake === undefined ? {} : { namesake: said.namesake }),
  from: said.since ?? today,
  enteredOn: today,
})

/**
 * The kept seats followed by the new ones. A new name that exists already needs a statement whether it is the same person or a
 * namesake.
 */
const withNew = (context: Pick<AtOrg, 'ports' | 'today'>, kept: readonly KeptSeat[], add: readonly NewSeat[]) => {
  const seats = [...kept]
  for (const said of add) {
    const seat = seatFor(context, said)
    if (seat.from !== undefined && seat.from > context.today) return refuse('DATE_IN_FUTURE', { date: seat.from })
    const there = seats.some(
      ({ name, namesake, until }) => until === undefined && sameName(name, seat.name) && namesake === seat.namesake,
    )
    if (there) return refuse('SAME_NAME', { name: seat.name })
    seats.push(seat)
  }
  return ok(seats)
}

/** Drops the oldest ended seats beyond the limit; present seats are never dropped. */
const lastOf = (seats: readonly KeptSeat[]): readonly KeptSeat[] => {
  const ended = seats.filter(({ until }) => until !== undefined)
  const dropped = new Set(ended.slice(0, Math.max(0, seats.length - KEPT_MAX)))
  return seats.filter((seat) => !dropped.has(seat))
}

/**
 * 评议委员会: a seat counts from the day the union states, even if that lies before the day of entry, because minutes are entered
 * after the meeting; the county sees both days. A removed member belongs to the committee until today. Seats are added and
 * removed one by one, so that two officers who edit at the same time do not overwrite each other.
 */
export const changeCommittee = (async (context, { org, add, remove }) => {
  const { today } = context
  const { level } = context.org
  if (level !== 'base' && level !== 'county') return refuse('ORG_WRONG_LEVEL', { wanted: 'base county' })
  // county reviewers may edit only the committee of their own union, not of a base union
  if (context.as === 'county-reviewer' && level !== 'county') return refuse('NOT_ALLOWED')
  return context.commit(async (tx) => {
    const seen = await tx.get(COMMITTEES, org)
    const leaves = (seat: KeptSeat): boolean =>
      seat.until === undefined && remove.some((label) => sameName(label, seatLabel(seat)))
    const kept = (seen?.doc.seats ?? []).map((seat) => (leaves(seat) ? { ...seat, until: today } : seat))
    const seats = withNew(context, kept, add)
    if (!seats.ok) return seats
    if (seatsOn(seats.value, today).length > SEATS_MAX) return refuse('TOO_MANY', { most: SEATS_MAX })
    const doc = { org, seats: lastOf(seats.value) }
    await upsert(tx, COMMITTEES, org, seen, doc)
    return ok({ seats: doc.seats.map(shownSeat) })
  })
}) satisfies UseCase<'committee.change'>
