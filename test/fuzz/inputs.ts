import { randomOf } from '@local/year/random'
import { KEPT } from './kept'
import { changedBytes } from './mutate/bytes'
import type { Bytes, Parser } from './parser'

const numberOf = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

/** The n-th input of a parser, after those that are kept: always the same for one seed, whatever ran before. */
export const inputOf = (parser: Parser, samples: readonly Bytes[], seed: number, n: number): Bytes => {
  const kept = KEPT[parser.name]?.[n]
  if (kept !== undefined) return kept.input
  const random = randomOf(numberOf(`${parser.name} ${seed} ${n}`))
  let input = samples[random.between(0, samples.length - 1)] ?? new Uint8Array()
  const changes = random.pick([1, 1, 2, 3, 5])
  for (let i = 0; i < changes; i += 1) input = random.pick(parser.mutate)(input, random)
  // a tenth is changed without regard to the format
  return random.between(0, 9) === 0 ? changedBytes(input, random) : input
}
