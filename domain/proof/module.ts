import type { Declaration } from '../household/declaration'
import type { PlainDate } from '../kernel/plain-date'
import type { Slot } from './slot'

/** The answers that decide which proofs are required; the same for everybody who asks. */
export type ProofQuestion = Pick<
  Declaration,
  'applicant' | 'members' | 'property' | 'incomes' | 'expenditures' | 'accident' | 'account'
>

/** One type of proof. A new type is a new file here, one line in the registry, and its words; the compiler names the places. */
export type ProofModule = {
  /** whether the answers make the proof required; undefined for a proof that is only welcome */
  readonly wanted: (answers: ProofQuestion) => boolean
  /** maximum number of images or PDF files */
  readonly filesMax: number
  /** false: the household cannot apply without it; true: "I cannot get this" with a reason is accepted */
  readonly mayBeMissing: boolean
  /** the places for its sides and pages, by name; further pages need no name. `today` tells who is an adult */
  readonly slots: (answers: ProofQuestion, today: PlainDate) => readonly Slot[]
}
