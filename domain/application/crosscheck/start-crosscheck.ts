import * as z from 'zod/mini'
import { CheckFacts } from '../../crosscheck/crosscheck'
import type { MemberKey } from '../../kernel/ids'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { type CaseState, noCorrectionOpen } from '../state'
import { CITY, moves, step } from '../step'
import type { World } from '../world'

const mayStart = (s: CaseState, today: PlainDate) =>
  s.check === undefined ? noCorrectionOpen(s, today) : refuse('WRONG_STAGE', { stage: s.stage })

type Starting = Pick<CheckFacts, 'batch' | 'counterparts'>
/** The adults of the household, read from its opened declaration. */
type Adults = { readonly adults: readonly MemberKey[] }

/** 发起比对: as part of a batch. */
export const startCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  elsewhere: true,
  wants: mayStart,
  facts: z.object({ check: CheckFacts }),
  decide: (s, { batch, counterparts }: Starting, { today, policy, adults }: World & Adults) => {
    // every adult has consented to the cross-check for themselves (PIPL)
    const agreed = new Set(s.consents.flatMap(({ matter, member }) => (matter === 'crosscheck' ? [member] : [])))
    if (!adults.every((adult) => agreed.has(adult))) return refuse('CONSENT_MISSING')
    return ok({
      facts: {
        check: {
          ...{ batch, startedOn: today, counterparts: [...counterparts] },
          ...(policy.crosscheck.sources === undefined ? {} : { sources: policy.crosscheck.sources }),
          ...{ results: [], hits: [], returned: [] },
        },
      },
    })
  },
  patch: (_s, { facts }) => ({ check: facts.check }),
})
