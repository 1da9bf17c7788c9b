import type { OwnNumber, Turn } from './numbers'

/** What one copy of a household changes. */
export type Copy = Pick<Turn, 'back'> & {
  /** maps each id, and each keyed hash of a number, to the copy's own */
  readonly own: ReadonlyMap<string, string>
  /** the copy's own in place of a sealed number */
  readonly number: (sealed: string) => OwnNumber
}

/** A part of a document: the same in every copy, or made for each. */
type Part = { readonly fixed: unknown } | { readonly of: (copy: Copy) => unknown }

export type Mould = (copy: Copy) => unknown

const DAY = /^(\d{4})-(\d\d)(-\d\d)?$/
/** from here on a number is a moment in ms */
const MOMENT = 1_500_000_000_000
/** `BL-2026-central-direct`, `2026:living:…`, and a file's number */
const OF_A_YEAR = /(?<=(?:^|:)BL-)\d{4}|^\d{4}(?=:|-\d\d-\d{10}$)/

const earlier = (year: string, { back }: Pick<Copy, 'back'>): string => String(Number(year) - back)

/** Computed once for each number of years. */
const eachBack = <T>(of: (copy: Pick<Copy, 'back'>) => T): ((copy: Copy) => T) => {
  const known: T[] = []
  return ({ back }) => {
    known[back] ??= of({ back })
    return known[back]
  }
}

const dayBack = (text: string): ((copy: Copy) => string) | undefined => {
  const [, year, month, day = ''] = DAY.exec(text) ?? []
  if (year === undefined) return undefined
  const rest = month === '02' && day === '-29' ? '-02-28' : `-${month}${day}`
  return eachBack((copy) => earlier(year, copy) + rest)
}

const momentBack = (at: number, back: number): number => {
  const day = new Date(at)
  return day.setUTCFullYear(day.getUTCFullYear() - back)
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}-]/g, '\\$&')

/** Turns documents into moulds. `known`: every text that `Copy.own` has an answer for; `isNumber`: of a sealed text. */
export const mouldsOf = (known: Iterable<string>, isNumber: (sealed: string) => boolean) => {
  const texts = [...known].sort((a, b) => b.length - a.length)
  const own = new RegExp(`(${texts.map(escaped).join('|')})`)

  const ofText = (text: string, near: string): Part => {
    if (isNumber(text)) return { of: (copy) => copy.number(text).sealed }
    // of the words agreed to, not of a day
    const day = near === 'textVersion' ? undefined : dayBack(text)
    if (day !== undefined) return { of: day }
    const [written] = OF_A_YEAR.exec(text) ?? []
    const parts = text.split(own)
    if (written === undefined && parts.length === 1) return { fixed: text }
    if (parts.length === 3 && parts[1] === text) return { of: (copy) => copy.own.get(text) ?? text }
    return {
      of: (copy) => {
        const made = parts.map((part, i) => (i % 2 === 1 ? (copy.own.get(part) ?? part) : part)).join('')
        return written === undefined ? made : made.replace(written, earlier(written, copy))
      },
    }
  }

  const ofObject = (value: object): Part => {
    const { sealed } = value as { readonly sealed?: unknown }
    if (typeof sealed === 'string' && isNumber(sealed))
      return {
        of: (copy) => {
          const { hash, ...shown } = copy.number(sealed)
          return 'hash' in value ? { ...shown, hash } : shown
        },
      }
    const fields = Object.entries(value).map(([name, field]) => [name, partOf(field, name)] as const)
    if (fields.every(([, each]) => 'fixed' in each)) return { fixed: value }
    const changed = fields.flatMap(([name, each]) => ('of' in each ? [{ name, of: each.of }] : []))
    return {
      of: (copy) => {
        const made: Record<string, unknown> = { ...value }
        for (const { name, of } of changed) made[name] = of(copy)
        return made
      },
    }
  }

  const ofItems = (value: readonly unknown[], near: string): Part => {
    const items = value.map((item) => partOf(item, near))
    if (items.every((item) => 'fixed' in item)) return { fixed: value }
    return { of: (copy) => items.map((item) => ('fixed' in item ? item.fixed : item.of(copy))) }
  }

  const partOf = (value: unknown, near: string): Part => {
    if (typeof value === 'string') return ofText(value, near)
    if (Array.isArray(value)) return ofItems(value, near)
    if (typeof value === 'number') {
      if (near === 'year') return { of: ({ back }) => value - back }
      return value > MOMENT ? { of: eachBack(({ back }) => momentBack(value, back)) } : { fixed: value }
    }
    return typeof value === 'object' && value !== null ? ofObject(value) : { fixed: value }
  }

  return (value: unknown): Mould => {
    const made = partOf(value, '')
    return 'fixed' in made ? () => made.fixed : made.of
  }
}
