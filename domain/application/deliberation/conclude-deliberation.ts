import * as z from 'zod/mini'
import { DeliberationRecord } from '../../deliberation/deliberation'
import { noCorrectionOpen, refusalFrom } from '../state'
import { BASE, moves, step } from '../step'

/** 民主评议: endorsed, the case goes on by the policy's order; declined, it is refused. */
export const concludeDeliberation = step({
  at: moves(['deliberating'], BASE, ['crosschecking', 'to-post', 'refused']),
  wants: noCorrectionOpen,
  facts: z.object({ record: DeliberationRecord, conclusion: z.enum(['endorsed', 'declined']) }),
  patch: (s, entry) => {
    const { record, conclusion } = entry.facts
    return {
      deliberation: { record, conclusion },
      ...refusalFrom(s, entry, [record.authentic ? 'not-compliant' : 'not-authentic'], record.reasons),
    }
  },
  words: (facts) => facts.record.reasons,
  hiddenFrom: ['worker'],
})
