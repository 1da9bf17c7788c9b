import { Correction } from '../correction'
import { noCorrectionOpen } from '../state'
import { BASE, CITY, COUNTY, moves, step } from '../step'

/** 补正通知: one at a time, by whoever has the case before them. */
export const requestCorrection = step({
  at: {
    ...moves(['submitted', 'surveying', 'deliberating'], BASE, 'stay'),
    ...moves(['deliberating-above', 'county-review'], COUNTY, 'stay'),
    ...moves(['determining'], CITY, 'stay'),
  },
  wants: noCorrectionOpen,
  facts: Correction,
  patch: (s, { facts }) => ({ correction: { ...facts, at: s.stage } }),
  words: (facts) => facts.note,
})
