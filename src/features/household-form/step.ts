import type { Consent } from '@domain/consent/consent'
import type { PlainDate } from '@domain/kernel/plain-date'
import { fieldsOf } from '@src/components'
import type { StepKey } from '@src/text/apply'
import type { Wrongs } from './check'
import type { FormDraft } from './draft'
import type { Part } from './parts'

/** The props of every screen of the form. */
export type StepProps = {
  readonly draft: FormDraft
  /** the changes; a function when they depend on answers that may have changed since this screen was rendered */
  readonly set: (patch: Partial<FormDraft> | ((now: FormDraft) => Partial<FormDraft>)) => void
  /** shown once the person has tried to continue */
  readonly wrongs: Wrongs
  readonly today: PlainDate
  readonly how: Consent['how']
  /** the screens of this form, in order; an officer's form has no choice of union */
  readonly steps: readonly StepKey[]
  /** the present page of the step, and whether it is the last */
  readonly part: Part
  readonly last: boolean
  /** name of the form on this phone */
  readonly form?: string | undefined
  readonly goTo: (step: StepKey) => void
}

/** The applicant's own answers, with the props of their inputs. */
export const applicantOf = ({ draft, set, wrongs }: Pick<StepProps, 'draft' | 'set' | 'wrongs'>) => {
  const a = draft.applicant
  const change = (patch: Partial<typeof a>): void => set((now) => ({ applicant: { ...now.applicant, ...patch } }))
  return { a, change, field: fieldsOf(a, change, wrongs) }
}

/** A copy of the list with one element replaced. */
export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((each, i) => (i === at ? one : each))
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)
