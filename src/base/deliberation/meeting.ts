import { BALLOTS } from '@domain/deliberation/deliberation'
import { CaseId, type OrgId } from '@domain/kernel/ids'
import { PlainDate } from '@domain/kernel/plain-date'
import { loadDraft, saveDraft } from '@src/gateway'
import * as z from 'zod/mini'
import type { Sitting } from './draft'

/** What one household's record leaves for the next household of the same meeting: who was present, and the cases dealt with. */
const Meeting = z.object({
  /** the day of entry: on another day it counts as another meeting */
  on: PlainDate,
  heldOn: PlainDate,
  place: z.string(),
  chair: z.string(),
  ballot: z.optional(z.enum(BALLOTS)),
  present: z.array(z.string()),
  absent: z.array(z.string()),
  cases: z.array(CaseId),
})
export type Meeting = z.infer<typeof Meeting>

const keyOf = (base: OrgId): string => `meeting:${base}`

/** The meeting for which a household was recorded today on this phone. */
export const loadMeeting = (base: OrgId, today: PlainDate): Meeting | undefined => {
  const kept = Meeting.safeParse(loadDraft(keyOf(base)))
  return kept.success && kept.data.on === today ? kept.data : undefined
}

/** The meeting with this case added. It is the same meeting if day and place are the same. */
export const withCase = (
  before: Meeting | undefined,
  sitting: Pick<Sitting, 'heldOn' | 'place' | 'chair' | 'ballot' | 'seats'>,
  caseId: CaseId,
  today: PlainDate,
): Meeting => {
  const place = sitting.place.trim()
  const same = before !== undefined && before.heldOn === sitting.heldOn && before.place === place
  const free = sitting.seats.filter((seat) => !seat.recused)
  const recused = sitting.seats.filter((seat) => seat.recused).map(({ name }) => name)
  const present = free.filter((seat) => seat.present).map(({ name }) => name)
  // a person recused this time was present all the same, if they were present for the household before
  const still = same ? before.present.filter((name) => recused.includes(name)) : []
  return {
    on: today,
    heldOn: sitting.heldOn,
    place,
    chair: sitting.chair,
    ballot: sitting.ballot,
    present: [...present, ...still],
    absent: free.filter((seat) => !seat.present).map(({ name }) => name),
    cases: [...new Set([...(same ? before.cases : []), caseId])],
  }
}

export const saveMeeting = (base: OrgId, meeting: Meeting): void => {
  saveDraft(keyOf(base), meeting)
}
