import * as z from 'zod/mini'
import type { PersonId } from '../../kernel/ids'
import { holdsPrivateData } from '../../kernel/masked'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import type { MessageKey } from '../../message/message'
import { type Telling, tell } from '../../message/telling'
import { ObjectionOutcome, outcomeFits } from '../../notice/notice'
import type { Stage } from '../stage'
import { refusalFrom, wanted } from '../state'
import { moves, step } from '../step'
import type { World } from '../world'

type Answering = {
  readonly objection: string
  readonly upheld: boolean
  readonly reasons: string
  readonly outcome: ObjectionOutcome
}
/** The account of the objector; absent where it was already deleted. */
type Objector = { readonly objector: PersonId | undefined }

/** The stage each outcome leads to, and the message to the worker. */
const LEADS: Record<ObjectionOutcome, { readonly to: Stage; readonly worker?: MessageKey }> = {
  continue: { to: 'on-notice' },
  'new-survey': { to: 'surveying', worker: 'accepted' },
  refusal: { to: 'refused', worker: 'refused' },
}

/** 答复异议: by the answer, the notice continues, the household is visited again, or the application is refused. */
export const answerObjection = step({
  at: moves(['on-notice'], ['base-officer', 'county-reviewer'], ['on-notice', 'surveying', 'refused']),
  judges: true,
  wants: (s) =>
    wanted(
      s.objections.some((objection) => objection.answered === undefined),
      () => refuse('OBJECTION_ANSWERED'),
    ),
  facts: z.object({
    id: z.string(),
    upheld: z.boolean(),
    reasons: Words(500),
    outcome: ObjectionOutcome,
  }),
  decide: (s, { objection: id, ...said }: Answering, { objector }: World & Objector) => {
    const filed = s.objections.find((one) => one.id === id)
    if (filed === undefined) return refuse('NOT_FOUND')
    if (filed.answered !== undefined) return refuse('OBJECTION_ANSWERED', { on: filed.answered.on })
    if (!outcomeFits(said.upheld, said.outcome)) return refuse('BAD_INPUT', { at: 'outcome' })
    // the objector, who is outside the case, reads the answer
    if (holdsPrivateData(said.reasons)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
    const { to, worker } = LEADS[said.outcome]
    const answer: readonly Telling[] =
      objector === undefined
        ? []
        : [{ to: [objector], withoutCase: true, key: 'objectionAnswered', facts: { reasons: said.reasons } }]
    return ok({ facts: { id, ...said }, to, messages: [...answer, ...(worker === undefined ? [] : tell(worker))] })
  },
  patch: (s, entry) => {
    const { id, upheld, reasons, outcome } = entry.facts
    const answered = { on: entry.on, upheld, reasons, outcome }
    return {
      objections: s.objections.map((objection) => (objection.id === id ? { ...objection, answered } : objection)),
      ...refusalFrom(s, entry, ['objection-upheld'], reasons),
    }
  },
  words: (facts) => facts.reasons,
})
