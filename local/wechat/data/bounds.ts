import { type Fields, isObject } from './ejson'
import { operatorsOf } from './match'
import { compare } from './order'

export type Edge = { readonly value: unknown; readonly closed: boolean }
/**
 * The range of values of one field that a query allows: from `from` to `to`. It may be wider than the true range, never
 * narrower.
 */
export type Bound = { readonly from?: Edge | undefined; readonly to?: Edge | undefined }
export type Bounds = ReadonlyMap<string, Bound>

const higher = (a: Edge, b: Edge): Edge => {
  const order = compare(a.value, b.value)
  if (order === 0) return a.closed ? b : a
  return order > 0 ? a : b
}
const lower = (a: Edge, b: Edge): Edge => {
  const order = compare(a.value, b.value)
  if (order === 0) return a.closed ? b : a
  return order < 0 ? a : b
}
const either = (pick: (a: Edge, b: Edge) => Edge, a: Edge | undefined, b: Edge | undefined): Edge | undefined =>
  a === undefined ? b : b === undefined ? a : pick(a, b)

const both = (a: Bound, b: Bound): Bound => ({ from: either(higher, a.from, b.from), to: either(lower, a.to, b.to) })

// The smallest range that contains both ranges: the wider edge on each side, and no edge if one range has none there.
const wider = (pick: (a: Edge, b: Edge) => Edge, a: Edge | undefined, b: Edge | undefined): Edge | undefined => {
  if (a === undefined || b === undefined) return undefined
  if (compare(a.value, b.value) === 0) return a.closed ? a : b
  return pick(a, b)
}
const hull = (a: Bound, b: Bound): Bound => ({ from: wider(lower, a.from, b.from), to: wider(higher, a.to, b.to) })

const closed = (value: unknown): Edge => ({ value, closed: true })
const open = (value: unknown): Edge => ({ value, closed: false })

const ofOperator = (name: string, operand: unknown): Bound => {
  if (name === '$gt') return { from: open(operand) }
  if (name === '$gte') return { from: closed(operand) }
  // a comparison matches only values of its own type, so never a missing value (null, which sorts first)
  if (name === '$lt') return { from: open(null), to: open(operand) }
  if (name === '$lte') return { from: operand === null ? closed(null) : open(null), to: closed(operand) }
  if (name === '$eq' && !(operand instanceof RegExp)) return { from: closed(operand), to: closed(operand) }
  if (name !== '$in' || !Array.isArray(operand) || operand.some((each) => each instanceof RegExp)) return {}
  const sorted = [...operand].sort(compare)
  return sorted.length === 0 ? {} : { from: closed(sorted[0]), to: closed(sorted[sorted.length - 1]) }
}

const ofField = (condition: unknown): Bound =>
  Object.entries(operatorsOf(condition))
    .map(([name, operand]) => ofOperator(name, operand))
    .reduce(both, {})

const merge = (into: Map<string, Bound>, more: Bounds): void => {
  for (const [field, bound] of more) into.set(field, both(into.get(field) ?? {}, bound))
}

const ofBranches = (branches: readonly Bounds[]): Bounds => {
  const [first, ...others] = branches
  const joint = new Map<string, Bound>()
  for (const [field, bound] of first ?? []) {
    const same = others.map((other) => other.get(field))
    if (same.every((each) => each !== undefined)) joint.set(field, same.reduce(hull, bound))
  }
  return joint
}

export const boundsOf = (query: Fields): Bounds => {
  const bounds = new Map<string, Bound>()
  for (const [name, operand] of Object.entries(query)) {
    const branches = Array.isArray(operand) ? operand.filter(isObject).map(boundsOf) : []
    if (name === '$and') for (const branch of branches) merge(bounds, branch)
    else if (name === '$or') merge(bounds, ofBranches(branches))
    else if (!name.startsWith('$')) merge(bounds, new Map([[name, ofField(operand)]]))
  }
  return bounds
}

/** The single value that a range allows, if there is only one. */
export const onlyValue = (bound: Bound | undefined): { readonly value: unknown } | undefined => {
  const { from, to } = bound ?? {}
  const one = from?.closed === true && to?.closed === true && compare(from.value, to.value) === 0
  return one ? { value: from.value } : undefined
}

/** Whether the range excludes documents without a value (or with null). */
export const excludesNull = ({ from }: Bound = {}): boolean =>
  from !== undefined && (compare(from.value, null) > 0 || (compare(from.value, null) === 0 && !from.closed))
