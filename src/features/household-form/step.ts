import type { Consent } from '@domain/consent/consent'
import { LONGEST } from '@domain/household/longest'
import type { PlainDate } from '@domain/kernel/plain-date'
import { fieldsOf } from '@src/components'
import { apply, type StepKey } from '@src/text/apply'
import type { Wrongs } from './check'
import type { FormDraft } from './draft'
import type { StepPage } from './step-pages'

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
  readonly page: StepPage
  readonly last: boolean
  /** name of the form on this phone */
  readonly form?: string | undefined
  readonly goTo: (step: StepKey) => void
}

/** The longest texts of the fields; of numbers with room for spaces. */
const LIMITS: Readonly<Record<string, number>> = {
  ...LONGEST,
  name: 30,
  idNumber: 24,
  mobile: 20,
  number: 23,
  registeredAddress: LONGEST.address,
  presentAddress: LONGEST.address,
  workplace: LONGEST.detail,
  healthDetail: LONGEST.detail,
}

/** The props of an input by the name of its field, with its label and limit. */
export const labelled = <T extends object>(...given: Parameters<typeof fieldsOf<T>>) => {
  const field = fieldsOf(...given)
  return <K extends keyof T & keyof typeof apply & string>(key: K) => ({
    ...field(key),
    label: String(apply[key]),
    maxLength: LIMITS[key] ?? 200,
  })
}

/** The applicant's own answers, with the props of their inputs. */
export const applicantOf = ({ draft, set, wrongs }: Pick<StepProps, 'draft' | 'set' | 'wrongs'>) => {
  const a = draft.applicant
  const change = (patch: Partial<typeof a>): void => set((now) => ({ applicant: { ...now.applicant, ...patch } }))
  return { a, change, field: labelled(a, change, wrongs) }
}

/** A copy of the list with one element replaced. */
export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((each, i) => (i === at ? one : each))
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)
