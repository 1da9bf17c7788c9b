import type { Consent } from '@domain/consent/consent'
import { LONGEST } from '@domain/household/longest'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Policy } from '@domain/policy/policy'
import { fieldsOf } from '@src/components'
import { apply, type BlockKey } from '@src/text/apply'
import type { Wrongs } from './check'
import type { FormDraft } from './draft'

/** The props of every block of the form. */
export type StepProps = {
  readonly draft: FormDraft
  /** the changes; a function when they depend on answers that may have changed since this screen was rendered */
  readonly set: (patch: Partial<FormDraft> | ((now: FormDraft) => Partial<FormDraft>)) => void
  /** shown once the person has tried to continue */
  readonly wrongs: Wrongs
  readonly today: PlainDate
  readonly how: Consent['how']
  /** an officer's form has no choice of union */
  readonly fixedBase?: boolean
  readonly policy?: Policy | undefined
  /** name of the form on this phone */
  readonly form?: string | undefined
  /** opens another block, to correct something and come back */
  readonly goTo: (block: BlockKey) => void
}

/** The form asks the worker; where an officer reads the questions out, it asks about the worker. */
export const say = (how: StepProps['how'], words: string): string =>
  how === 'on-glass' ? words.replace(/您/g, apply.theyAre) : words

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

/** The hint of an answer that the pre-check was told; it goes once the answer is changed. */
export const toldOf =
  ({ told }: FormDraft) =>
  (path: string): string | undefined =>
    told?.includes(path) === true ? apply.told : undefined
/** The paths without those whose answers the person has just given themselves. */
export const untold = ({ told }: FormDraft, ...paths: readonly string[]): Pick<FormDraft, 'told'> =>
  told === undefined ? {} : { told: told.filter((one) => !paths.includes(one)) }

/** A copy of the list with one element replaced. */
export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((each, i) => (i === at ? one : each))
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)
