import * as z from 'zod/mini'
import { Sat } from '../../deliberation/committee'
import { acceptDeliberation, type DeliberationFrame, DeliberationRecord } from '../../deliberation/deliberation'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { NO_CORRECTION, noCorrectionOpen, refusalFrom } from '../state'
import { BASE, COUNTY, moves, step } from '../step'
import type { World } from '../world'

/** Committee, surveyors and household, with their accounts resolved to persons. */
type Frame = { readonly frame: DeliberationFrame }

const LEADS = ['crosschecking', 'to-post', 'refused'] as const

/** 民主评议: when endorsed, the case goes on by the policy's stage order; when declined, it is refused. */
export const concludeDeliberation = step({
  at: {
    ...moves(['deliberating'], BASE, LEADS),
    ...moves(['deliberating-above'], COUNTY, LEADS),
  },
  wants: noCorrectionOpen,
  facts: z.object({
    record: DeliberationRecord,
    conclusion: z.enum(['endorsed', 'declined']),
    /** members of the committee of the union above; absent where the base union deliberated */
    sat: z.optional(z.array(Sat)),
  }),
  decide: (s, said: DeliberationRecord, { frame, policy }: World & Frame) => {
    const accepted = acceptDeliberation(said, frame, policy)
    if (!accepted.ok) return accepted
    const { conclusion, record, sat } = accepted.value
    const above = s.stage === 'deliberating-above' ? { sat: [...sat] } : {}
    const declined = conclusion === 'declined'
    return ok({
      facts: { record, conclusion, ...above },
      to: declined ? 'refused' : 'next',
      messages: tell(declined ? 'refused' : 'deliberated'),
    })
  },
  patch: (s, entry) => {
    const { record, conclusion, sat } = entry.facts
    return {
      ...NO_CORRECTION,
      deliberation: { record, conclusion, ...(sat === undefined ? {} : { above: true as const }) },
      ...(sat === undefined ? {} : { satAbove: [...(s.satAbove ?? []), ...sat] }),
      ...refusalFrom(s, entry, [record.authentic ? 'not-compliant' : 'not-authentic'], record.reasons),
    }
  },
  words: (facts) => facts.record.reasons,
  hiddenFrom: ['worker'],
})
