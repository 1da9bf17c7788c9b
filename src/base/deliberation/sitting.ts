import type { CallInput } from '@domain/contract'
import type { CaseView } from '@domain/contract/views'
import { seatLabel, seatsOn } from '@domain/deliberation/committee'
import type { PlainDate } from '@domain/kernel/plain-date'
import { sameName } from '@domain/kernel/written'
import { loadDraft, saveDraft, useCommand } from '@src/gateway'
import { useRef, useState } from 'react'
import { hasSurveyed, type Seat, type Sitting, seatOf } from './draft'
import type { Meeting } from './meeting'
import { deliberatingOn } from './where'

/** A member of the committee; the account is known for officers only. */
export type Member = Pick<Seat, 'name' | 'person' | 'namesake'> & {
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
}

type Changes = Pick<CallInput<'committee.change'>, 'add' | 'remove'>

const PLACE_KEY = 'deliberation-place'
const lastPlace = (): string => {
  const kept = loadDraft(PLACE_KEY)
  return typeof kept === 'string' ? kept : ''
}

export const rememberPlace = (place: string): void => {
  saveDraft(PLACE_KEY, place)
}

const merge = (officers: readonly Member[], committee: readonly Member[]): readonly Member[] => [
  ...officers,
  ...committee.filter(
    (one) =>
      !officers.some((officer) =>
        one.person === undefined ? sameName(officer.name, one.name) : officer.person === one.person,
      ),
  ),
]

/** A seat with the attendance of the same meeting; a person who must be recused from this case is recused. */
const seatIn = (member: Member, view: CaseView, meeting: Meeting | undefined): Seat => {
  const seat = seatOf(member, view)
  return seat.recused ? seat : { ...seat, present: meeting?.present.includes(member.name) === true }
}

type Given = {
  readonly officers: readonly Member[]
  readonly committee: readonly Member[]
  /** the meeting of another household recorded today */
  readonly meeting: Meeting | undefined
  readonly today: PlainDate
}

/** @internal */
export const beginSitting = (
  view: CaseView,
  { officers, committee, meeting, today }: Given,
): Omit<Sitting, 'reasons' | 'minutes'> => {
  const seats = merge(officers, seatsOn(committee, meeting?.heldOn ?? today)).map((member) =>
    seatIn(member, view, meeting),
  )
  const chair = seats.find((seat) => seat.name === meeting?.chair && !seat.recused)
  return {
    heldOn: meeting?.heldOn ?? today,
    place: meeting?.place ?? lastPlace(),
    chair: chair?.name ?? '',
    seats,
    votes: { for: 0, against: 0, abstain: 0 },
    ballot: meeting?.ballot ?? 'open',
    authentic: true,
    compliant: true,
    kinAsked: false,
  }
}

/** The state of the form for one deliberation. The union's committee is stored in the cloud, the rest on this phone. */
export const useSitting = (view: CaseView, given: Given) => {
  const { org } = deliberatingOn(view)
  const [sitting, setSitting] = useState(() => beginSitting(view, given))
  const { run, refusal } = useCommand('committee.change')
  const changes = useRef<{ waiting: Changes[]; sending: Promise<boolean> | undefined }>({
    waiting: [],
    sending: undefined,
  })
  const send = async (): Promise<boolean> => {
    for (;;) {
      const [first] = changes.current.waiting
      if (first === undefined) return true
      const answer = await run({ org, ...first })
      // a colleague has already added the same name, so the aim is reached
      if (!answer.ok && answer.refusal.code !== 'SAME_NAME') return false
      changes.current.waiting.shift()
    }
  }
  /**
   * Sends all waiting changes of the committee in order, and again after a lost connection; true when the cloud has all of
   * them.
   */
  const settle = (): Promise<boolean> => {
    changes.current.sending ??= send().finally(() => {
      changes.current.sending = undefined
    })
    return changes.current.sending
  }
  const enter = (more: Changes): void => {
    changes.current.waiting.push(more)
    void settle()
  }
  const change = (next: Partial<Sitting>): void => setSitting((now) => ({ ...now, ...next }))
  return {
    sitting,
    change,
    /** the added names count in this deliberation in any case; the refusal is about storing them for the next */
    refusal,
    settle,
    add: (names: readonly string[]) => {
      const fresh = names.map((name) => ({ ...seatOf({ name }, view), present: !hasSurveyed({ name }, view) }))
      change({ seats: [...sitting.seats, ...fresh] })
      // one request per name, so that a name a colleague has added already does not block the others
      for (const name of names) enter({ add: [{ name, since: sitting.heldOn }], remove: [] })
    },
    /** adds a namesake of a person on the list */
    addTwin: (name: string, namesake: string) => {
      change({ seats: [...sitting.seats, { ...seatOf({ name, namesake }, view), present: true }] })
      enter({ add: [{ name, namesake, since: sitting.heldOn }], remove: [] })
    },
    forget: (label: string) => {
      change({ seats: sitting.seats.filter((seat) => seatLabel(seat) !== label) })
      enter({ add: [], remove: [label] })
    },
  }
}
