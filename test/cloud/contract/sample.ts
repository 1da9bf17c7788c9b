import { inventedCard, inventedId } from '@local/walk/identity'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json }
type Schema = { readonly [field: string]: unknown }

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Sample texts for the patterns used in the contract; a new pattern without a sample fails the test that needs it. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\^apply\$/, 'apply'],
  [/^\^OR-.*:/, 'OR-zzzzzzzz:0123456789abcdef'],
  [/^\^([A-Z]{2})-/, '$1-zzzzzzzz'],
  [/^\^\\d\{4\}-\(0\[1-9\]\|1\[0-2\]\)-/, '2026-03-09'],
  [/^\^\\d\{4\}-\(0\[1-9\]\|1\[0-2\]\)\$$/, '2026-02'],
  [/^\^\\d\{4\}-\\d\{2\}\$$/, '2026-11'],
  [/^\^m\\d/, 'm1'],
  [/^\^\\d\{3\}\[/, '001X'],
  [/^\^\\d\{17\}/, inventedId(77, '1980-01-01', 'male')],
  [/^\^\\d\{12,19\}/, inventedCard(77)],
  [/^\^1\[3-9\]/, '19900000077'],
  [/^\^\\d\{8(,10)?\}/, '12345678'],
  [/^\^\\d\{10\}/, '1234567890'],
  [/^\^\(\[01\]/, '10:30'],
  [/^\^\[0-9a-f\]\{16\}/, '0123456789abcdef'],
  [/^\^\\d\{2\}-\\d\{2\}\$$/, '11-30'],
  [/Script=Han/, '测试'],
  [/^\^\[0-9A-Za-z_-\]\{4,24\}/, 'pengjiang'],
  [/^\^\[0-9A-Za-z_-\]\{16,64\}/, '0123456789abcdef'],
  [/^\^\[0-9A-Za-z_-\]\{(20|32),/, '0123456789abcdef0123456789abcdef'],
  [/^\^\[0-9A-Za-z\]\{20\}/, '0123456789abcdefghij'],
  [/^\^\[0-9A-Za-z_\+\/=/, '0123456789abcdef'],
  [/^\^\[0-9A-Za-z:_-\]/, 'CA-zzzz:1'],
  [/^\^\[0-9A-Za-z_:-\]/, 'idNumber:zzzz'],
  [/^\^\[0-9A-Za-z\.-\]/, '1.0.0'],
  [/^\^\[a-z\]\{1,12\}\\\//, 'worker/apply/index'],
  [/^\^\[A-Z\]\[A-Za-z\]/, 'TypeError'],
  [/^\^\[0-9A-Za-z_\.\/-\]/, 'worker/apply/index.js:1:200'],
  [/^\^\[!-~\]/, 'a-code-of-letters'],
  [/^\^\[\^/, '文字'],
]

const patternsOf = (schema: Schema): readonly string[] => {
  const parts = [schema, ...(Array.isArray(schema['allOf']) ? schema['allOf'].filter(isSchema) : [])]
  return parts.flatMap((part) => (typeof part['pattern'] === 'string' ? [part['pattern']] : []))
}

const textFor = (schema: Schema): string => {
  const [pattern] = patternsOf(schema)
  if (pattern === undefined) return '文字'
  const found = TEXTS.find(([known]) => known.test(pattern))
  if (found === undefined) throw new Error(`no sample for ${pattern}`)
  return found[1].replace('$1', found[0].exec(pattern)?.[1] ?? '')
}

/**
 * Exactly one of two fields is given, which a JSON Schema cannot express: the sample contains the number, not the reason for
 * having none.
 */
const OTHERWISE: ReadonlySet<string> = new Set(['noIdBecause'])

const objectFor = (schema: Schema): Json => {
  const all = isSchema(schema['properties']) ? Object.entries(schema['properties']) : []
  const fields = all.filter(([name]) => !OTHERWISE.has(name))
  return Object.fromEntries(fields.flatMap(([name, field]) => (isSchema(field) ? [[name, sampleOf(field)]] : [])))
}

/** A sample input that a JSON Schema allows, with the optional fields. */
export const sampleOf = (schema: Schema): Json => {
  if ('const' in schema) return schema['const'] as Json
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as Json
  if (Array.isArray(schema['anyOf'])) return sampleOf(schema['anyOf'].find(isSchema) ?? {})
  switch (schema['type']) {
    case 'object':
      return objectFor(schema)
    case 'array':
      return isSchema(schema['items']) ? [sampleOf(schema['items'])] : []
    case 'string':
      return textFor(schema)
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1))
    case 'boolean':
      return true
    default:
      return {}
  }
}
