import type { Declaration } from '../household/declaration'

/** What decides which proofs are wanted: the answers, never who asks. */
export type ProofQuestion = Pick<
  Declaration,
  'applicant' | 'members' | 'property' | 'incomes' | 'expenditures' | 'accident' | 'account'
>

/** One kind of proof. A new one is a new file here, one line in the registry, and its words – the compiler asks for both. */
export type ProofModule = {
  /** wanted for sure when the answers say so; undefined for a proof that is only welcome */
  readonly wanted: (answers: ProofQuestion) => boolean
  /** images or PDF pages at most */
  readonly filesMax: number
  /** false: the household cannot apply without it; true: "I cannot get this" with a reason is an answer */
  readonly mayBeMissing: boolean
}
