import { update } from 'mingo'
import { CloudFault } from '../protocol'
import { type Fields, isObject } from './ejson'
import { failed, invalid } from './faults'

/** Throws, as MongoDB does, when a path cannot be created because a part of it is not an object. */
const checkPath = (doc: Fields, path: string): void => {
  let place: unknown = doc
  for (const step of path.split('.').slice(0, -1)) {
    if (place === undefined || Array.isArray(place)) return
    if (!isObject(place))
      throw failed(`Cannot create field '${step}' in element: the path ${path} leads through a value that is no object`)
    place = place[step]
  }
  if (place !== undefined && !isObject(place) && !Array.isArray(place))
    throw failed(`Cannot create field in element: the path ${path} leads through a value that is no object`)
}

const NUMERIC = new Set(['$inc', '$mul'])
const LISTS = new Set(['$push', '$pop', '$pull', '$pullAll', '$addToSet'])

/** mingo ignores values an operator cannot be applied to, while the database refuses. Both accept a missing value. */
const checkKind = (doc: Fields, operator: string, path: string): void => {
  const value = standingAt(doc, path)
  if (value === undefined) return
  if (NUMERIC.has(operator) && typeof value !== 'number')
    throw failed(`Cannot apply ${operator} to a value of non-numeric type, at ${path}`)
  if (LISTS.has(operator) && !Array.isArray(value))
    throw failed(`Cannot apply ${operator} to a non-array value, at ${path}`)
}

const standingAt = (doc: Fields, path: string): unknown => {
  let value: unknown = doc
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(step)]
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value
}

const checkApart = (paths: readonly string[]): void => {
  for (const [i, path] of paths.entries())
    if (paths.some((other, j) => i !== j && `${other}.`.startsWith(`${path}.`)))
      throw failed(`Updating the path '${path}' would create a conflict at '${path}'`)
}

const checkOperators = (doc: Fields, operators: Fields): void => {
  for (const [name, operand] of Object.entries(operators)) {
    if (!name.startsWith('$') || !isObject(operand)) throw invalid(`${name} is no update operator`)
    for (const path of Object.keys(operand)) {
      if (path === '_id') throw failed("Performing an update on the path '_id' would modify the immutable field '_id'")
      if (name !== '$unset') checkPath(doc, path)
      checkKind(doc, name, path)
    }
  }
  checkApart(Object.values(operators).flatMap((operand) => (isObject(operand) ? Object.keys(operand) : [])))
}

/**
 * The document after the update; `doc` is changed in place. Throws DATABASE_REQUEST_FAILED for updates that the database
 * refuses.
 */
export const updated = (doc: Fields, operators: Fields): Fields => {
  checkOperators(doc, operators)
  try {
    update(doc, operators, [], {}, { cloneMode: 'deep' })
    return doc
  } catch (error) {
    if (error instanceof CloudFault) throw error
    throw failed(error instanceof Error ? error.message : 'the update failed')
  }
}

const DOLLAR = /^\$/

/** Throws for a field name beginning with `$`, which the database treats as an operator and accepts in no document. */
export const checkNames = (value: unknown): void => {
  if (Array.isArray(value)) for (const each of value) checkNames(each)
  else if (isObject(value))
    for (const [name, field] of Object.entries(value)) {
      if (DOLLAR.test(name)) throw failed(`The dollar ($) prefixed field '${name}' is not valid for storage`)
      checkNames(field)
    }
}
