import { ok } from '../../kernel/result'
import { addExpectedDays } from '../../kernel/working-days'
import { tell } from '../../message/telling'
import { Correction } from '../correction'
import { noCorrectionOpen } from '../state'
import { BASE, CITY, COUNTY, moves, step } from '../step'

/** 补正通知: one at a time, by the union that has the case at this stage. */
export const requestCorrection = step({
  at: {
    ...moves(['submitted', 'surveying', 'deliberating'], BASE, 'stay'),
    ...moves(['deliberating-above', 'county-review'], COUNTY, 'stay'),
    ...moves(['determining'], CITY, 'stay'),
  },
  wants: noCorrectionOpen,
  facts: Correction,
  decide: (_s, said: Omit<Correction, 'dueOn'>, { today, policy, calendar }) => {
    const dueOn = addExpectedDays(today, policy.clocks.correction, calendar)
    return ok({ facts: { ...said, dueOn }, dueOn, messages: tell('correctionWanted', { dueOn }) })
  },
  patch: (s, { facts }) => ({ correction: { ...facts, at: s.stage } }),
  words: (facts) => facts.note,
})
