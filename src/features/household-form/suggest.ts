import type { IncomeKind, RigidKind } from '@domain/household/words'
import type { MemberKey } from '@domain/kernel/ids'
import { relationText } from '@src/text'
import { apply } from '@src/text/apply'
import type { FormDraft, MemberDraft } from './draft'

export const ME = 'm0' as MemberKey

/** A person of the household, with what the money steps need. */
export type Person = {
  readonly key: MemberKey
  readonly name: string
  readonly status: MemberDraft['status']
  readonly health: MemberDraft['health']
}

const statusOfApplicant = (employment: FormDraft['applicant']['employment']): MemberDraft['status'] => {
  if (employment === undefined) return undefined
  if (employment === 'laid-off') return 'unemployed'
  if (employment === 'migrant') return 'employed'
  return employment
}

export const peopleOf = (draft: FormDraft): readonly Person[] => [
  {
    key: ME,
    name: draft.applicant.name === '' ? apply.me : `${draft.applicant.name}（${apply.me}）`,
    status: statusOfApplicant(draft.applicant.employment),
    health: draft.applicant.health,
  },
  ...draft.members
    .filter((member) => member.counted !== false)
    .map(({ key, name, relation, status, health }) => ({
      key,
      name: name.trim() === '' ? (relation === undefined ? apply.someone : relationText[relation]) : name,
      status,
      health,
    })),
]

const USUAL: Record<NonNullable<MemberDraft['status']>, readonly IncomeKind[]> = {
  employed: ['wages', 'bonus'],
  flexible: ['business'],
  unemployed: ['unemployment'],
  retired: ['pension'],
  student: [],
  preschool: [],
  unable: [],
}
/** The kinds of income shown at once: those usual for the person's status. */
export const usualIncomes = (person: Person): readonly IncomeKind[] =>
  person.status === undefined ? [] : USUAL[person.status]

/** The same for costs: illness for a person who is ill, schooling for a student. */
export const usualCosts = (person: Person): readonly RigidKind[] => [
  ...(person.health === 'chronic' || person.health === 'serious-illness' ? (['illness'] as const) : []),
  ...(person.health === 'disabled' ? (['disability'] as const) : []),
  ...(person.status === 'student' ? (['schooling'] as const) : []),
]
