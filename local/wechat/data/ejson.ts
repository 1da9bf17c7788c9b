import { BSONRegExp, EJSON } from 'bson'
import { CloudFault } from '../protocol'

/** A document, query or update as used by mingo and the gateway: numbers are plain numbers, dates are Dates. */
export type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp) &&
  !('_bsontype' in value)

const SERVER_DATE = '$tcb_server_date'

const isServerDate = (value: Fields): boolean => Object.hasOwn(value, SERVER_DATE)

const serverDate = (value: Fields, now: number): Date => {
  const asked = value[SERVER_DATE]
  const offset = isObject(asked) ? asked['offset'] : 0
  return new Date(now + (typeof offset === 'number' ? offset : 0))
}

/** Converts EJSON's own types to those the evaluator knows; changes `value` in place. */
const settle = (value: unknown, now: number): unknown => {
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) value[i] = settle(value[i], now)
    return value
  }
  if (!isObject(value)) return value
  if (isServerDate(value)) return serverDate(value, now)
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === 'object' && field !== null) value[name] = settle(field, now)
  }
  return value
}

const parsed = (text: string): unknown => {
  try {
    return EJSON.parse(text) as unknown
  } catch {
    throw new CloudFault('INVALID_PARAM', 'not EJSON')
  }
}

/** Parses canonical (or relaxed) EJSON text to an object. INVALID_PARAM when it is invalid. */
export const decode = (text: unknown, now: number): Fields => {
  if (typeof text !== 'string') throw new CloudFault('INVALID_PARAM', 'documents and queries travel as EJSON text')
  const value = parsed(text)
  // most texts contain neither, so nothing has to be walked
  const settled = text.includes(SERVER_DATE) || text.includes('egularExpression') ? settle(value, now) : value
  if (!isObject(settled)) throw new CloudFault('INVALID_PARAM', 'a document is an object')
  return settled
}

/** Encodes as canonical EJSON, which distinguishes 32-bit integers, longs and doubles. */
export const encode = (value: Fields): string => EJSON.stringify(value, { relaxed: false })
