import { type Json, sampleOf } from '../cloud/contract/sample'

type Schema = { readonly [field: string]: unknown }

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectsOf = (schema: Schema): readonly Json[] => {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
  const fields = Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}).map(
    ([name, field]) => [name, isSchema(field) ? samplesOf(field) : []] as const,
  )
  const full = Object.fromEntries(fields.map(([name, [first = null]]) => [name, first]))
  const least = Object.fromEntries(Object.entries(full).filter(([name]) => required.has(name)))
  return [least, full, ...fields.flatMap(([name, all]) => all.slice(1).map((value) => ({ ...full, [name]: value })))]
}

const listsOf = (schema: Schema): readonly Json[] => {
  const least = Number(schema['minItems'] ?? 0)
  const items = isSchema(schema['items']) ? samplesOf(schema['items']) : []
  return [...(least === 0 ? [[]] : []), ...items.map((item) => Array.from({ length: Math.max(1, least) }, () => item))]
}

/**
 * Samples of what a JSON Schema allows, varying one thing at a time: minimal, complete, each choice, each list empty and not.
 */
export const samplesOf = (schema: Schema): readonly Json[] => {
  if (Array.isArray(schema['enum'])) return schema['enum'] as Json[]
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].filter(isSchema).flatMap(samplesOf)
  if (schema['type'] === 'object') return objectsOf(schema)
  if (schema['type'] === 'array') return listsOf(schema)
  if (schema['type'] === 'boolean') return [true, false]
  return [sampleOf(schema)]
}

/** The paths of fields that existed before and are missing now. */
export const lostIn = (was: unknown, is: unknown, at = ''): readonly string[] => {
  if (typeof was !== 'object' || was === null) return []
  if (typeof is !== 'object' || is === null) return [at]
  return Object.entries(was).flatMap(([name, value]) => {
    const path = at === '' ? name : `${at}.${name}`
    return name in is ? lostIn(value, (is as Record<string, unknown>)[name], path) : [path]
  })
}
