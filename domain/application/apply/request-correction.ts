import { Correction } from '../correction'
import { noCorrectionOpen } from '../state'
import { at, BASE, CITY, COUNTY, step } from '../step'

/** 补正通知: one at a time, by whoever has the case before them. */
export const requestCorrection = step({
  at: {
    ...at(['submitted', 'surveying', 'deliberating'], BASE, 'stay'),
    ...at(['county-review'], COUNTY, 'stay'),
    ...at(['determining'], CITY, 'stay'),
  },
  wants: noCorrectionOpen,
  facts: Correction,
  patch: (s, { facts }) => ({ correction: { ...facts, at: s.stage } }),
  words: (facts) => facts.note,
})
