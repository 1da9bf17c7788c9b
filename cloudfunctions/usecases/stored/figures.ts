import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Waits } from '@domain/application/waits'
import type { PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { CaseFacts } from '@domain/report/case-figures'
import type { Collection } from '../../ports/doc-store'
import { NO_DAY } from './cases'

/** Whom a case waits for, and whose household it is: nobody has duties about their own. */
type Waiting = {
  readonly for: Waits
  readonly applicant?: PersonId | undefined
  /** the beginnings of the hashes of the household's ID numbers (`shortHash`) */
  readonly ids: readonly string[]
}

/**
 * What lists, duties and the year's report need of a case, so that they need not read the whole case; id = the case. Derived from
 * the case by every step (`follows.ts`); cases stored before this collection existed get theirs from `keepFacts`.
 */
export type CaseFactsDoc = CaseFacts &
  Pick<CaseSnapshot, 'year' | 'stage' | 'dueOn'> &
  CaseSnapshot['org'] & {
    /** absent when the case waits for nobody */
    readonly waiting?: Waiting | undefined
    /** of an open file: the day its figures date from */
    readonly figuresOn?: PlainDate | undefined
  }

/** Files without a due day are sorted after all others, by the day their figures date from. */
export const afterDue = (figuresOn: PlainDate | undefined): string =>
  figuresOn === undefined ? NO_DAY : `${NO_DAY} ${figuresOn}`

export const CASE_FACTS: Collection<CaseFactsDoc> = {
  name: 'factsOfCases',
  indexes: {
    byBase: { eq: ['base', 'stage'], sort: 'due' },
    byCounty: { eq: ['county', 'stage'], sort: 'due' },
    byCity: { eq: ['city', 'stage'], sort: 'due' },
    byBaseYear: { eq: ['base', 'stage', 'year'], sort: 'due' },
    byCountyYear: { eq: ['county', 'stage', 'year'], sort: 'due' },
    byCityYear: { eq: ['city', 'stage', 'year'], sort: 'due' },
    ofYear: { eq: ['county', 'year'], sort: 'submittedOn' },
    byOutcome: { eq: ['county', 'year', 'outcome', 'class'], sort: 'submittedOn' },
  },
  keys: ({ base, county, city, stage, year, outcome, class: hardship, submittedOn, dueOn, figuresOn }) => ({
    ...{ base, county, city, stage, year, outcome, submittedOn },
    class: hardship ?? '',
    due: dueOn ?? afterDue(figuresOn),
  }),
}
