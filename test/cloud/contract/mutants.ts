import type { Json } from './sample'

/** A telephone number that no person has: if the number is found in any output, input has leaked. */
export const TELLTALE = '19955550123'

const GARBAGE: readonly Json[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  '',
  ' ',
  '\u0000',
  '没有这样的选项',
  'x'.repeat(20_000),
  [],
  [[[[]]]],
  {},
  JSON.parse('{"__proto__":{"polluted":true}}') as Json,
  { constructor: { prototype: { polluted: true } } },
  { nested: { deeper: { deepest: ['garbage', 1, null] } } },
]

/** Values of the right type but at the limits of what can be typed: every rule must be able to handle them. */
const BOUNDARIES: Readonly<Record<string, readonly Json[]>> = {
  number: [0, 1, 99, 10 ** 12, Number.MAX_SAFE_INTEGER],
  string: [
    ...['9999-12-31', '9999-12', '2100-12-31', '1880-01-01', '0000-01-01', '2024-02-29', '2026-02-30'],
    ...[
      '=HYPERLINK("http://x.test","1")',
      '@SUM(1)',
      '１２３４５６７８',
      '٣',
      '\u0007',
      '\u202e反',
      '\ud800',
      '甲\udc00乙',
    ],
    ...['constructor', '__proto__', '../../etc/passwd', '%2e%2e%2f', "' OR 1=1 --", `甲${'乙'.repeat(29)}`, TELLTALE],
  ],
}

type Path = readonly (string | number)[]

const pathsOf = (value: Json, at: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return [at, ...value.flatMap((item: Json, i) => pathsOf(item, [...at, i]))]
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, field]) => pathsOf(field, [...at, name]))]
}

/** A copy with the value at `path` replaced; `change` undefined: removed. */
const changed = (value: Json, path: Path, change: Json | undefined): Json => {
  const [head, ...rest] = path
  if (head === undefined) return change ?? {}
  if (Array.isArray(value)) {
    const at = Number(head)
    const next = rest.length === 0 && change === undefined ? [] : [changed(value[at] as Json, rest, change)]
    return [...(value.slice(0, at) as Json[]), ...next, ...(value.slice(at + 1) as Json[])]
  }
  const fields = Object.entries(value as Record<string, Json>)
  return Object.fromEntries(
    fields.flatMap(([name, field]): [string, Json][] => {
      if (name !== head) return [[name, field]]
      return rest.length === 0 && change === undefined ? [] : [[name, changed(field, rest, change)]]
    }),
  )
}

const longer = (value: Json): Json[] => {
  if (Array.isArray(value)) return [Array.from({ length: 300 }, () => value[0] ?? null)]
  return typeof value === 'string' ? [value.repeat(3000)] : []
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((so, step) => (so as Record<string, Json>)[String(step)] ?? null, value)

const furthest = (value: Json): readonly Json[] => BOUNDARIES[typeof value] ?? []

/** All faulty variants of an input, one fault at a time: a value removed, of another type, too long, unknown, hostile. */
export const mutantsOf = (sample: Json): readonly Json[] =>
  pathsOf(sample).flatMap((path) => [
    ...(path.length === 0 ? [] : [changed(sample, path, undefined)]),
    ...GARBAGE.map((garbage) => changed(sample, path, garbage)),
    ...longer(at(sample, path)).map((long) => changed(sample, path, long)),
    ...furthest(at(sample, path)).map((far) => changed(sample, path, far)),
  ])
