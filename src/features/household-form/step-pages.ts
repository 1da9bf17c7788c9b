import type { Declaration } from '@domain/household/declaration'
import type { PlainDate } from '@domain/kernel/plain-date'
import { type ProofType, wantedProofs } from '@domain/proof/index'
import type { StepKey } from '@src/text/apply'
import { type FormDraft, shapeOf } from './draft'
import { peopleOf } from './suggest'

/** The proofs or persons (by key) that one page of a step asks about. A step that needs no division has one page. */
export type StepPage = readonly string[]

const PEOPLE_A_PAGE = 5
/** Proofs that are accepted but not required: asked for on the page of the last required proof, not on a page of their own. */
const WELCOME: readonly ProofType[] = ['lowIncomeCertificate']

const people = (draft: FormDraft): readonly StepPage[] => {
  const keys = peopleOf(draft).map(({ key }) => key)
  const pages = Math.ceil(keys.length / PEOPLE_A_PAGE)
  return Array.from({ length: pages }, (_, i) => keys.slice(i * PEOPLE_A_PAGE, (i + 1) * PEOPLE_A_PAGE))
}

const papers = (draft: FormDraft, today: PlainDate): readonly StepPage[] => {
  const wanted = wantedProofs(shapeOf(draft, today) as Declaration)
  const welcome = WELCOME.filter((type) => !wanted.includes(type))
  return wanted.map((type, i) => (i === wanted.length - 1 ? [type, ...welcome] : [type]))
}

/** The pages of a step, in order: one proof per page, the money of a few persons per page. */
export const pagesOf = (step: StepKey, draft: FormDraft, today: PlainDate): readonly StepPage[] => {
  if (step === 'proofs') return papers(draft, today)
  return step === 'income' || step === 'costs' ? people(draft) : [[]]
}

/**
 * The page of the step that contains an error, found by the error's key; errors that concern no particular person are on the
 * last page.
 */
export const pageWith = (pages: readonly StepPage[], wrong: string): number => {
  const found = pages.findIndex((page) => page.includes(wrong.split('.')[0] ?? ''))
  return found < 0 ? pages.length - 1 : found
}
