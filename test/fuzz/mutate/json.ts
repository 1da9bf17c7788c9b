import type { Random } from '@local/year/random'
import { bytesOf, jsonIn, type Mutate } from '../parser'
import { changedBytes, SIZE_MAX } from './bytes'
import { changedText } from './text'

const GARBAGE = [
  null,
  ...[true, false, 0, -1, 0.5, 1e300, Number.MAX_SAFE_INTEGER, '', ' ', '\u0000', 'x', '没有这样的选项'],
  ...[[], {}, [[[[]]]], [null], { constructor: { prototype: { polluted: true } } }],
  JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
] as const

type Path = readonly (string | number)[]
const PATHS_MAX = 3000

const pathsOf = (value: unknown, at: Path, into: Path[]): readonly Path[] => {
  if (into.length > PATHS_MAX) return into
  into.push(at)
  if (Array.isArray(value)) for (const [i, item] of value.entries()) pathsOf(item, [...at, i], into)
  else if (typeof value === 'object' && value !== null)
    for (const [name, field] of Object.entries(value)) pathsOf(field, [...at, name], into)
  return into
}

const GONE = Symbol('removed')
/** A copy of the value in which the value at `path` is what `change` makes of it. */
const changedAt = (value: unknown, path: Path, change: (was: unknown) => unknown): unknown => {
  const [head, ...rest] = path
  if (head === undefined) return change(value)
  if (Array.isArray(value))
    return value.flatMap((item: unknown, i) => {
      const next = i === head ? changedAt(item, rest, change) : item
      return next === GONE ? [] : [next]
    })
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, field]: [string, unknown]) => {
      const next = name === head ? changedAt(field, rest, change) : field
      return next === GONE ? [] : [[name, next]]
    }),
  )
}

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown

const leaf = (was: unknown, random: Random): unknown => {
  if (typeof was === 'string') return changedText(was, random)
  if (typeof was === 'number') return random.pick([was + 1, -was, was + 0.5, was * 1e9, 0, String(was)])
  if (Array.isArray(was)) {
    const list: readonly unknown[] = was.length === 0 ? [null] : was
    const one = list[random.between(0, list.length - 1)]
    // mostly few, seldom as many as a whole sheet may have
    const room = Math.floor(SIZE_MAX / JSON.stringify(one ?? null).length)
    const times = Math.min(room, random.between(0, 39) === 0 ? 20_000 : random.between(2, 300))
    return random.pick([list.slice(1), [...list, ...list], [...list].reverse(), [...list, ...Array(times).fill(one)]])
  }
  return random.pick(GARBAGE)
}

const elsewhere = (whole: unknown, random: Random): unknown => {
  const paths = pathsOf(whole, [], [])
  const path = paths[random.between(0, paths.length - 1)] ?? []
  return path.reduce<unknown>((so, step) => (so as Record<string | number, unknown>)[step], whole)
}

const changeOf =
  (whole: unknown, random: Random) =>
  (was: unknown): unknown => {
    const how = random.between(0, 11)
    if (how === 0) return GONE
    if (how === 1) return random.pick(GARBAGE)
    if (how === 2) return [was]
    if (how === 3) return elsewhere(whole, random)
    if (how === 4 && typeof was === 'object' && was !== null && !Array.isArray(was))
      return { ...was, [random.pick(['form', 'version', 'constructor', 'extra', 'id', ''])]: random.pick(GARBAGE) }
    if (how === 5 && random.between(0, 19) === 0) return deep(random.pick([20, 400]))
    return leaf(was, random)
  }

/** One change of one value of the JSON; the text stays JSON. */
const changedJson = (whole: unknown, random: Random): unknown => {
  const paths = pathsOf(whole, [], [])
  const path = paths[random.between(paths.length > 1 ? 1 : 0, paths.length - 1)] ?? []
  const next = changedAt(whole, path, changeOf(whole, random))
  return next === GONE ? null : next
}

export const jsonForm: Mutate = (bytes, random) => {
  const whole = jsonIn(bytes)
  if (whole === undefined) return changedBytes(bytes, random)
  const changed = bytesOf(JSON.stringify(changedJson(whole, random)))
  return changed.length > 2 * SIZE_MAX ? bytes : changed
}
