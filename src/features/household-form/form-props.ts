import type { Consent } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import type { Policy } from '@domain/policy/policy'
import type { BlockKey } from '@src/text/apply'
import type { ReactNode } from 'react'
import type { FormDraft } from './draft'
import type { StepProps } from './step'

export type Submission = CallInput<'case.submit'>

export type FormProps = {
  /** name of the stored draft on this phone */
  readonly draftKey: string
  readonly today: PlainDate
  /** the block this page shows; undefined: all six, to choose from */
  readonly block: BlockKey | undefined
  /** address of this page, of which every block is a page of its own: so that going back leads from a block to the six */
  readonly path: string
  readonly params?: Readonly<Record<string, string>>
  /** opened from the last block to correct something: done leads back there */
  readonly mending?: boolean
  readonly name?: string
  /** set when an officer applies for a member of their own union */
  readonly base?: { readonly id: OrgId; readonly name: string }
  /** the policy in force: changes since the form was begun are shown before it is handed in */
  readonly policy?: Policy
  /** called with every change; default: stored on this phone only */
  readonly save?: (draft: FormDraft) => boolean
  readonly title?: string
  /** own-phone: filled in by the worker; on-glass: filled in by an officer with the worker present */
  readonly how?: Extract<Consent['how'], 'own-phone' | 'on-glass'>
  /** shown above the questions */
  readonly notice?: ReactNode
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** a page that comes before everything else; undefined: nothing is in the way */
  readonly before?: (form: Pick<StepProps, 'draft' | 'set'>) => ReactNode | undefined
  readonly onSubmit: (submission: Submission, draft: FormDraft) => void
}
