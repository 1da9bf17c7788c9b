import { fen } from '../kernel/fen'
import type { Policy, Standards } from './policy'
import { startingArea, startingPolicy } from './starting'

/**
 * What a programme pays that was added to the code after the city published its policy: nothing. Money is never guessed; the
 * administrator is told to set it (`unset`).
 */
const NOTHING = fen(0)
const UNSET: Standards = {
  living: { severe: NOTHING, relative: NOTHING, accident: NOTHING },
  medical: [{ from: NOTHING, amount: NOTHING }],
  tuition: {
    kindergarten: NOTHING,
    primary: NOTHING,
    junior: NOTHING,
    senior: NOTHING,
    vocational: NOTHING,
    'junior-college': NOTHING,
    bachelor: NOTHING,
    postgraduate: NOTHING,
  },
  festival: NOTHING,
  employment: NOTHING,
  temporary: NOTHING,
}

type Tree = { readonly [name: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every field that is wanted is there: one that a policy lacks is as in a policy that a city begins with. */
const filled = (stored: unknown, wanted: unknown): unknown => {
  if (!isTree(stored) || !isTree(wanted)) return stored ?? wanted
  const own = Object.entries(wanted).map(([name, value]) => [name, filled(stored[name], value)] as const)
  return { ...stored, ...Object.fromEntries(own) }
}

/** What is not there, by its path. */
const missingIn = (stored: unknown, wanted: unknown, path: string): readonly string[] => {
  if (stored === undefined) return [path]
  if (!isTree(stored) || !isTree(wanted)) return []
  return Object.entries(wanted).flatMap(([name, value]) =>
    missingIn(stored[name], value, path === '' ? name : `${path}.${name}`),
  )
}

const { imputation, notice, survey, deliberation, crosscheck, clocks, caps } = startingPolicy('', '')
const { lowIncome: _every, minimumWage: _policy, ...lines } = (startingArea(0, 0) as { readonly lines: Tree }).lines
/** The two sums that a place is measured by no policy is without, and no other place's would do. */
const AREA: Tree = { lines, standards: UNSET }
/** What a policy must hold, but for the areas; what may be absent says for itself what that means. */
const WANTED: Tree = { imputation, notice, survey, deliberation, crosscheck, clocks, caps }

/**
 * A policy of whatever release, as today's code wants it: policies are never rewritten, and the code gains programmes, clocks
 * and bounds. Of a programme's standard that no city has set, `unset` says so.
 */
export const todaysPolicy = (stored: Pick<Policy, 'unset'> & { readonly areas: Tree }): Policy => {
  const areas = Object.entries(stored.areas)
  const unset = areas.flatMap(([area, own]) => missingIn((own as Tree)['standards'], UNSET, `areas.${area}.standards`))
  const whole = filled(stored, { ...WANTED, areas: Object.fromEntries(areas.map(([area]) => [area, AREA])) }) as Policy
  return unset.length === 0 ? whole : { ...whole, unset }
}
