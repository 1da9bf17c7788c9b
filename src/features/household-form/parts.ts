import type { Declaration } from '@domain/household/declaration'
import type { PlainDate } from '@domain/kernel/plain-date'
import { type ProofType, wantedProofs } from '@domain/proof/index'
import type { StepKey } from '@src/text/apply'
import { type FormDraft, shapeOf } from './draft'
import { peopleOf } from './suggest'

/** What one page of a step asks about: proofs or people, by key. A step with nothing to divide has one page. */
export type Part = readonly string[]

const PEOPLE_A_PAGE = 5
/** Welcome, never demanded: asked for beside the last that is wanted, not on a page of its own. */
const WELCOME: readonly ProofType[] = ['lowIncomeCertificate']

const people = (draft: FormDraft): readonly Part[] => {
  const keys = peopleOf(draft).map(({ key }) => key)
  const pages = Math.ceil(keys.length / PEOPLE_A_PAGE)
  return Array.from({ length: pages }, (_, i) => keys.slice(i * PEOPLE_A_PAGE, (i + 1) * PEOPLE_A_PAGE))
}

const papers = (draft: FormDraft, today: PlainDate): readonly Part[] => {
  const wanted = wantedProofs(shapeOf(draft, today) as Declaration)
  const welcome = WELCOME.filter((type) => !wanted.includes(type))
  return wanted.map((type, i) => (i === wanted.length - 1 ? [type, ...welcome] : [type]))
}

/** The pages of a step, in order: one proof a page, a few people's money a page. */
export const partsOf = (step: StepKey, draft: FormDraft, today: PlainDate): readonly Part[] => {
  if (step === 'proofs') return papers(draft, today)
  return step === 'income' || step === 'costs' ? people(draft) : [[]]
}

/** On which page of the step something stands, by the name of what is wrong with it. What belongs to nobody stands on the last. */
export const partWith = (parts: readonly Part[], wrong: string): number => {
  const found = parts.findIndex((part) => part.includes(wrong.split('.')[0] ?? ''))
  return found < 0 ? parts.length - 1 : found
}
