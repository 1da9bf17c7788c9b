import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseFacts } from '@domain/report/case-figures'
import type { Collection } from '../../ports/doc-store'

/**
 * What the year's report counts of a case, so that it need not read the whole case; id = the case. Derived from the case by
 * every step (`follows.ts`); cases stored before this collection existed get theirs from `keepFacts`.
 */
export type CaseFactsDoc = CaseFacts & Pick<CaseSnapshot, 'year'> & Omit<CaseSnapshot['org'], 'base'>
export const CASE_FACTS: Collection<CaseFactsDoc> = {
  name: 'caseFacts',
  indexes: {
    byCity: { eq: ['city', 'year'], sort: 'submittedOn' },
    byCounty: { eq: ['county', 'year'], sort: 'submittedOn' },
    byCityOutcome: { eq: ['city', 'year', 'outcome'], sort: 'submittedOn' },
    byCountyOutcome: { eq: ['county', 'year', 'outcome'], sort: 'submittedOn' },
    byCityClass: { eq: ['city', 'year', 'outcome', 'class'], sort: 'submittedOn' },
    byCountyClass: { eq: ['county', 'year', 'outcome', 'class'], sort: 'submittedOn' },
  },
  keys: ({ city, county, year, outcome, class: hardship, submittedOn }) => ({
    ...{ city, county, year, outcome, submittedOn },
    class: hardship ?? '',
  }),
}
