import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { JOURNEYS } from './journeys'
import type { Counted } from './walker'

export type Side = 'web' | 'phone'
type Figures = Readonly<Record<string, Counted>>
type Kept = { readonly release: string } & Readonly<Record<Side, Figures>>

const FORMER = path.resolve('test/support/walking/former.json')

const kept = (): Kept =>
  existsSync(FORMER) ? (JSON.parse(readFileSync(FORMER, 'utf8')) as Kept) : { release: '', web: {}, phone: {} }

/** The figures of the former release, measured by the same walk. */
const former = (side: Side): Figures => kept()[side]

const COLUMNS: readonly (readonly [keyof Counted, string])[] = [
  ['taps', '点按'],
  ['typed', '打字'],
  ['photos', '照片'],
  ['screens', '屏数'],
  ['scrolls', '滚动'],
  ['backSteps', '后退'],
  ['words', '字数'],
]

/** Width on a terminal, where a Chinese character takes two places. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
const filled = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - widthOf(text)))

const beside = (before: number | undefined, now: number | undefined): string =>
  before === now ? String(now ?? '–') : `${before ?? '–'}→${now ?? '–'}`

/** The former release's figures beside today's, one line per journey. */
const table = (side: Side, now: Figures): string => {
  const before = former(side)
  const head = filled(side === 'web' ? '网页' : '小程序', 28) + COLUMNS.map(([, name]) => filled(name, 12)).join('')
  const rows = JOURNEYS.filter(({ key }) => now[key] !== undefined).map(
    ({ key, title }) =>
      filled(title, 28) + COLUMNS.map(([what]) => filled(beside(before[key]?.[what], now[key]?.[what]), 12)).join(''),
  )
  return [head, ...rows].join('\n')
}

/** Prints the table; with `WALK_KEEP` naming a release, its figures become those that later walks are compared with. */
export const report = (side: Side, now: Figures): void => {
  process.stdout.write(`\n${table(side, now)}\n`)
  const release = process.env['WALK_KEEP']
  if (release === undefined) return
  const all = kept()
  writeFileSync(FORMER, `${JSON.stringify({ ...all, release, [side]: { ...all[side], ...now } }, null, 2)}\n`)
}
