import type { CaseView } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { loadDraft, saveDraft } from '@src/gateway'
import { useState } from 'react'
import { Committee, hasSurveyed, type Seat, type Sitting, seatOf } from './draft'

/** Somebody of the committee; an account is known of officers only. */
export type Member = { readonly name: string; readonly person?: Seat['person'] }

const committeeKey = (base: string): string => `committee:${base}`
const remembered = (base: string): readonly Member[] => {
  const kept = Committee.safeParse(loadDraft(committeeKey(base)))
  return kept.success ? kept.data : []
}

const PLACE_KEY = 'deliberation-place'
const lastPlace = (): string => {
  const kept = loadDraft(PLACE_KEY)
  return typeof kept === 'string' ? kept : ''
}

export const rememberPlace = (place: string): void => {
  saveDraft(PLACE_KEY, place)
}

const merge = (officers: readonly Member[], kept: readonly Member[]): readonly Member[] => [
  ...officers,
  ...kept.filter((one) => !officers.some((officer) => officer.name === one.name)),
]

/** The meeting as it is being written down; the committee and the room are remembered for the next one. */
export const useSitting = (view: CaseView, officers: readonly Member[], today: PlainDate) => {
  const base = view.place.base
  const [sitting, setSitting] = useState<Omit<Sitting, 'reasons' | 'minutes'>>(() => ({
    heldOn: today,
    place: lastPlace(),
    chair: '',
    seats: merge(officers, remembered(base)).map((member) => seatOf(member, view)),
    votes: { for: 0, against: 0, abstain: 0 },
    authentic: true,
    compliant: true,
  }))
  const remember = (seats: readonly Seat[]): void => {
    saveDraft(
      committeeKey(base),
      seats.map(({ name, person }) => (person === undefined ? { name } : { name, person })),
    )
  }
  const change = (next: Partial<Sitting>): void => setSitting((now) => ({ ...now, ...next }))
  return {
    sitting,
    change,
    add: (names: readonly string[]) => {
      const seats = [
        ...sitting.seats,
        ...names.map((name) => ({ ...seatOf({ name }, view), present: !hasSurveyed({ name }, view) })),
      ]
      remember(seats)
      change({ seats })
    },
    forget: (name: string) => {
      const seats = sitting.seats.filter((seat) => seat.name !== name)
      remember(seats)
      change({ seats })
    },
  }
}
