import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TypeSize } from './barriers'

export const WIDTHS = [320, 375, 1440] as const
export const SIZES: readonly TypeSize[] = ['normal', 'large', 'larger']

/** The boxes of one page by width and size of letters: "id left width height letters". */
export type Layout = Readonly<Record<string, readonly string[]>>

const fileOf = (page: string): string => path.resolve('test/journey/layout', `${page.replaceAll('/', '-')}.json`)

/** undefined: no layout of this page was accepted yet. */
const accepted = (page: string): Layout | undefined =>
  existsSync(fileOf(page)) ? (JSON.parse(readFileSync(fileOf(page), 'utf8')) as Layout) : undefined

const accepting = (): boolean => process.env['LAYOUT_ACCEPT'] === 'yes'

export const isHeld = (page: string): boolean => accepting() || existsSync(fileOf(page))

/** Fonts of two machines differ by a few pixels a line. */
const NEAR_PX = 12

const partsOf = (box: string): { readonly id: string; readonly sizes: readonly number[] } => {
  const [id = '', ...sizes] = box.split(' ')
  return { id, sizes: sizes.map(Number) }
}

const isNear = (one: string, other: string): boolean => {
  const [a, b] = [partsOf(one), partsOf(other)]
  return (
    a.id === b.id && a.sizes.every((size, i) => Math.abs(size - (b.sizes[i] ?? 0)) <= Math.max(NEAR_PX, size * 0.05))
  )
}

const differing = (how: string, before: readonly string[], now: readonly string[]): readonly string[] => {
  const [old, fresh] = [before, now].map((boxes) => boxes.map((box) => partsOf(box).id))
  const gone = before.filter((box) => fresh?.includes(partsOf(box).id) === false)
  const came = now.filter((box) => old?.includes(partsOf(box).id) === false)
  if (gone.length + came.length > 0) return [`${how}: gone ${gone.join(', ')}; new ${came.join(', ')}`]
  return before.flatMap((box, i) => (isNear(box, now[i] ?? '') ? [] : [`${how}: ${box} → ${now[i] ?? 'nothing'}`]))
}

/** What differs from the accepted layout of a page; nothing while today's is being accepted. */
export const changesOf = (page: string, now: Layout): readonly string[] => {
  const before = accepted(page)
  if (before === undefined || accepting()) {
    mkdirSync(path.dirname(fileOf(page)), { recursive: true })
    writeFileSync(fileOf(page), `${JSON.stringify(now, null, 1)}\n`)
    return []
  }
  return Object.entries(now).flatMap(([how, boxes]) => differing(how, before[how] ?? [], boxes))
}
