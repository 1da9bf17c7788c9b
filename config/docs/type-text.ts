import type { Json } from './schemas'

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const numbersOf = (schema: Json): string => {
  const { minimum, maximum, exclusiveMinimum } = schema
  const low = typeof minimum === 'number' && minimum > -1e15 ? `≥ ${minimum}` : ''
  const above = typeof exclusiveMinimum === 'number' ? `> ${exclusiveMinimum}` : ''
  const high = typeof maximum === 'number' && maximum < 1e15 ? `≤ ${maximum}` : ''
  const limits = [low, above, high].filter((part) => part !== '').join(', ')
  return `${schema['type'] === 'integer' ? '整数' : '数'}${limits === '' ? '' : ` ${limits}`}`
}

/** Patterns that are shown as a word. */
const NAMED: Readonly<Record<string, string>> = {
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$': '日期',
  '^\\d{4}-(0[1-9]|1[0-2])$': '年月',
}

const textOf = (schema: Json): string => {
  const { minLength, maxLength } = schema
  const pattern = [schema['pattern'], ...patternsOf(schema['allOf'])].filter((each) => typeof each === 'string')
  const shown = pattern.filter((each) => !String(each).startsWith('^[^\\u0000') && String(each).length < 60)
  const named = pattern.map((each) => NAMED[String(each)]).find((word) => word !== undefined)
  if (named !== undefined) return named
  const limits = [
    typeof minLength === 'number' && minLength > 0 ? `≥ ${minLength} 字` : '',
    typeof maxLength === 'number' ? `≤ ${maxLength} 字` : '',
    ...shown.map((each) => `/${String(each)}/`),
  ].filter((part) => part !== '')
  return `文字${limits.length === 0 ? '' : ` ${limits.join(', ')}`}`
}
const patternsOf = (all: unknown): unknown[] =>
  Array.isArray(all) ? all.map((each) => (isJson(each) ? each['pattern'] : '')) : []

const objectOf = (schema: Json, indent: string): string => {
  const fields = isJson(schema['properties']) ? Object.entries(schema['properties']) : []
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
  const rest = isJson(schema['additionalProperties']) ? schema['additionalProperties'] : undefined
  if (fields.length === 0) return rest === undefined ? '{}' : `{ [名称]: ${typeText(rest, indent)} }`
  const inner = `${indent}  `
  const lines = fields.map(
    ([name, field]) =>
      `${inner}${name}${required.has(name) ? '' : '?'}: ${typeText(isJson(field) ? field : {}, inner)}`,
  )
  return `{\n${lines.join('\n')}\n${indent}}`
}

const arrayOf = (schema: Json, indent: string): string => {
  const { minItems, maxItems } = schema
  const low = typeof minItems === 'number' ? `≥ ${minItems}` : ''
  const high = typeof maxItems === 'number' ? `≤ ${maxItems}` : ''
  const limits = [low, high].filter((part) => part !== '').join(', ')
  return `[ ${typeText(isJson(schema['items']) ? schema['items'] : {}, indent)} ]${limits === '' ? '' : ` ${limits} 项`}`
}

/** A JSON Schema in readable form; `?` marks optional fields. */
export const typeText = (schema: Json, indent = ''): string => {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].replace('#/$defs/', '')
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => JSON.stringify(value)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['anyOf']))
    return schema['anyOf'].map((each) => typeText(isJson(each) ? each : {}, indent)).join(' | ')
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, indent)
    case 'array':
      return arrayOf(schema, indent)
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return numbersOf(schema)
    case 'boolean':
      return '是否'
    default:
      return '任意'
  }
}
