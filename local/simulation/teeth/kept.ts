import { readFileSync, writeFileSync } from 'node:fs'
import type { Outcome, RunOptions } from '../run/run'

/** The run that finds a planted fault: its city, and its moves as numbers, two for each, in one text. */
type Kept = {
  readonly seed: number
  readonly households: number
  readonly rule: string
  readonly moves: string
}

const YEAR = 1

const movesOf = (text: string): NonNullable<RunOptions['moves']> => {
  const numbers = text.split(' ').map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    what: numbers[2 * i] ?? 0,
    fault: numbers[2 * i + 1] ?? 0,
  }))
}

const keptIn = (file: string): Readonly<Record<string, Kept>> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>

/** The run kept for a planted fault, with the rule that it breaks. */
export const keptRun = (
  file: string,
  name: string,
): { readonly options: RunOptions; readonly rule: string } | undefined => {
  const found = keptIn(file)[name]
  if (found === undefined) return undefined
  const { seed, households, rule, moves } = found
  return { options: { seed, households, years: YEAR, moves: movesOf(moves) }, rule }
}

export const flatMoves = ({ moves }: Outcome): readonly number[] => moves.flatMap(({ what, fault }) => [what, fault])

/** Adds the run to the file, in place of an earlier one for the same fault. */
export const keep = (file: string, name: string, { seed, households }: RunOptions, outcome: Outcome): void => {
  const run: Kept = { seed, households, rule: outcome.broken?.rule ?? '', moves: flatMoves(outcome).join(' ') }
  const all = { ...keptIn(file), [name]: run }
  const lines = Object.keys(all)
    .sort()
    .map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(all[key])}`)
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
}
