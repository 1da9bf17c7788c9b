import type { PlainDate } from '../kernel/plain-date'
import { isDutyToday, type Owed, owedAt, type Waiting } from './stages'

/** A step that a case waits for, and by when: whoever may do it is who is reminded. */
export type NextStep = Owed & { readonly dueOn: PlainDate }

const earliest = (days: readonly PlainDate[]): PlainDate | undefined => [...days].sort()[0]

/** An objection has a day of its own; everything else has the case's. */
const dayOf = (s: Waiting, { verb }: Owed): PlainDate | undefined =>
  verb === 'objection'
    ? earliest(s.objections.filter(({ answered }) => answered === undefined).map((each) => each.answerDueOn))
    : s.dueOn

/** 钱没到: somebody asks the bank, by a day of its own that the case knows nothing of. */
export const traceStep = (dueOn: PlainDate): NextStep => ({
  verb: 'trace',
  dueOn,
  action: 'answerTrace',
  roles: ['fund-officer'],
})

/** What officers owe this case today, and by when; nothing while it is the worker's turn. */
export const nextSteps = (s: Waiting, today: PlainDate): readonly NextStep[] =>
  owedAt(s).flatMap((step) => {
    const dueOn = dayOf(s, step)
    if (dueOn === undefined || !step.roles.some((role) => isDutyToday(s, role, today))) return []
    // whose answer is late is waited for no longer, whatever the step
    const verb =
      s.correction === undefined || ['paper', 'objection', 'redetermine'].includes(step.verb)
        ? step.verb
        : 'correction-late'
    return [{ ...step, verb, dueOn }]
  })
