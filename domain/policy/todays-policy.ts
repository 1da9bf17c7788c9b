import { fen } from '../kernel/fen'
import type { Policy, Standards } from './policy'
import { startingArea, startingPolicy } from './starting'

/**
 * The standards of a programme that was added to the code after the city published its policy: nothing is paid. Amounts are
 * never guessed; the administrator is asked to set the standard (`unset`).
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

/** Fills every missing required field with the value of the policy a city begins with. */
const filled = (stored: unknown, wanted: unknown): unknown => {
  if (!isTree(stored) || !isTree(wanted)) return stored ?? wanted
  const own = Object.entries(wanted).map(([name, value]) => [name, filled(stored[name], value)] as const)
  return { ...stored, ...Object.fromEntries(own) }
}

/** The paths of missing fields. */
const missingIn = (stored: unknown, wanted: unknown, path: string): readonly string[] => {
  if (stored === undefined) return [path]
  if (!isTree(stored) || !isTree(wanted)) return []
  return Object.entries(wanted).flatMap(([name, value]) =>
    missingIn(stored[name], value, path === '' ? name : `${path}.${name}`),
  )
}

const { imputation, notice, survey, deliberation, crosscheck, clocks, caps } = startingPolicy('', '')
const { lowIncome: _every, minimumWage: _policy, ...lines } = (startingArea(0, 0) as { readonly lines: Tree }).lines
/** Defaults for missing fields of an area, without `lowIncome` and `minimumWage`: every policy has them, and a default would be wrong. */
const AREA: Tree = { lines, standards: UNSET }
/** The required fields of a policy, except the areas. An absent optional field has a documented meaning. */
const WANTED: Tree = { imputation, notice, survey, deliberation, crosscheck, clocks, caps }

/**
 * A stored policy of any release in today's form. Stored policies are never rewritten, while the code gains programmes, clocks and
 * limits. `unset` lists the standards of programmes that the city has not set yet.
 */
export const todaysPolicy = (stored: Pick<Policy, 'unset'> & { readonly areas: Tree }): Policy => {
  const areas = Object.entries(stored.areas)
  const unset = areas.flatMap(([area, own]) => missingIn((own as Tree)['standards'], UNSET, `areas.${area}.standards`))
  const whole = filled(stored, { ...WANTED, areas: Object.fromEntries(areas.map(([area]) => [area, AREA])) }) as Policy
  return unset.length === 0 ? whole : { ...whole, unset }
}
