import { Query } from 'mingo'
import { CloudFault } from '../protocol'
import { type Fields, isObject } from './ejson'
import { compare, sameKind } from './order'

/**
 * Decides which documents match a query. The comparisons the SDK uses most are evaluated here, because their order is the
 * index's order (bytes, missing = null); all other operators, and values inside arrays, are evaluated by mingo.
 */
export type Test = (doc: Fields) => boolean
export type Matcher = {
  readonly test: Test
  /** all fields the query reads; undefined when that is unknown (`$expr`) */
  readonly fields: ReadonlySet<string> | undefined
  /** the query may depend on whether a field exists, which an index does not know: there a missing field is null */
  readonly presence: boolean
}

/** The field's value; 'array' when the path leads into or ends at an array. */
const lookUp = (doc: Fields, path: readonly string[]): { readonly value: unknown } | 'array' => {
  let value: unknown = doc
  for (const step of path) {
    if (Array.isArray(value)) return 'array'
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return Array.isArray(value) ? 'array' : { value }
}

export const valueAt = (doc: Fields, path: readonly string[]): unknown => {
  const found = lookUp(doc, path)
  return found === 'array' ? [] : found.value
}

type Compared = (value: unknown, operand: unknown) => boolean

const within = (verdict: (order: number) => boolean): Compared => {
  return (value, operand) => sameKind(value, operand) && verdict(compare(value, operand))
}
const among: Compared = (value, operand) => Array.isArray(operand) && operand.some((each) => compare(value, each) === 0)

const COMPARISONS: Readonly<Record<string, Compared>> = {
  $eq: (value, operand) => compare(value, operand) === 0,
  $ne: (value, operand) => compare(value, operand) !== 0,
  $gt: within((order) => order > 0),
  $gte: within((order) => order >= 0),
  $lt: within((order) => order < 0),
  $lte: within((order) => order <= 0),
  $in: among,
  $nin: (value, operand) => !among(value, operand),
  $exists: (value, operand) => (value !== undefined) === Boolean(operand),
}

const byMingo = (condition: Fields): Test => {
  try {
    const query = new Query(condition, {})
    return (doc) => query.test(doc)
  } catch (error) {
    throw new CloudFault('DATABASE_INVALID_OPERRATOR', error instanceof Error ? error.message : 'bad operator')
  }
}

const lazily = (make: () => Test): Test => {
  let made: Test | undefined
  return (doc) => {
    made ??= make()
    return made(doc)
  }
}

export const operatorsOf = (condition: unknown): Fields =>
  isObject(condition) && Object.keys(condition).some((name) => name.startsWith('$')) ? condition : { $eq: condition }

const hasPattern = (operand: unknown): boolean =>
  operand instanceof RegExp || Array.isArray(operand) ? [operand].flat().some((each) => each instanceof RegExp) : false

const fieldTest = (field: string, condition: unknown): Test => {
  const operators = Object.entries(operatorsOf(condition))
  const plain = operators.every(([name, operand]) => Object.hasOwn(COMPARISONS, name) && !hasPattern(operand))
  if (!plain || operators.some(([, operand]) => Array.isArray(operand) && operand.some(Array.isArray)))
    return byMingo({ [field]: condition })
  const path = field.split('.')
  const inArrays = lazily(() => byMingo({ [field]: condition }))
  return (doc) => {
    const found = lookUp(doc, path)
    if (found === 'array') return inArrays(doc)
    return operators.every(([name, operand]) => COMPARISONS[name]?.(found.value, operand))
  }
}

const branchesOf = (name: string, operand: unknown): readonly Fields[] => {
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isObject))
    throw new CloudFault('DATABASE_INVALID_OPERRATOR', `${name} takes a list of conditions`)
  return operand
}

const LOGIC: Readonly<Record<string, (tests: readonly Test[]) => Test>> = {
  $and: (tests) => (doc) => tests.every((test) => test(doc)),
  $or: (tests) => (doc) => tests.some((test) => test(doc)),
  $nor: (tests) => (doc) => !tests.some((test) => test(doc)),
}

const asksPresence = (condition: unknown): boolean =>
  Object.keys(operatorsOf(condition)).some((name) => name === '$exists' || !Object.hasOwn(COMPARISONS, name))

type Collected = { readonly test: Test; readonly opaque: boolean; readonly presence: boolean }

const collect = (query: Fields, fields: Set<string>): Collected => {
  let opaque = false
  let presence = false
  const tests = Object.entries(query).map(([name, operand]): Test => {
    const logic = Object.hasOwn(LOGIC, name) ? LOGIC[name] : undefined
    if (logic !== undefined) {
      const inner = branchesOf(name, operand).map((branch) => collect(branch, fields))
      opaque = opaque || inner.some((each) => each.opaque)
      presence = presence || inner.some((each) => each.presence)
      return logic(inner.map((each) => each.test))
    }
    if (name.startsWith('$')) {
      opaque = true
      return byMingo({ [name]: operand })
    }
    fields.add(name)
    presence = presence || asksPresence(operand)
    return fieldTest(name, operand)
  })
  return { test: (doc) => tests.every((test) => test(doc)), opaque, presence }
}

/** Throws DATABASE_INVALID_OPERRATOR (the platform's spelling) for operators that no database accepts. */
export const matcherOf = (query: Fields): Matcher => {
  const fields = new Set<string>()
  const { test, opaque, presence } = collect(query, fields)
  return { test, fields: opaque ? undefined : fields, presence }
}
