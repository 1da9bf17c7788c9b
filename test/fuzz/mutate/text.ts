import type { Random } from '@local/year/random'
import { bytesOf, type Mutate, textOf } from '../parser'
import { SIZE_MAX } from './bytes'

const ODD_TEXTS = [
  ...['', ' ', '\u0000', '\u0007', '\u202e', '\ud800', '１２３', '٣', '甲'.repeat(30), '＊', '（', '*', '\r\n', '\t'],
  ...['__proto__', 'constructor', '../', '%2e%2e%2f', '%', '%zz', '%00', '//', '?', '#', '@', ':', '\\'],
  ...['-1', '0', '1e308', '1e-7', '9'.repeat(40), '0.005', 'NaN', 'Infinity', '99999999999999999999'],
  ...['9999-12-31', '2026-02-30', '0000-00-00', '2026年3月9日', '45000', '2024-02-29'],
  ...['<', '>', '&', '"', "'", '=1+1', '&#0;', '&#xFFFFFFFF;', '&lol;', ']]>', '<!--'],
] as const

/** Texts that take a parser long when there are many of them and its work grows with the square of their number. */
const MANY = ['(', ' ', '*', '1*', '1', '<', '"', '&', '[', '{', '.', '-', '甲', '\t', '%25', 'a=', '0'] as const

type Change = (text: string, random: Random) => string

const cut = (text: string, random: Random): readonly [string, string, string] => {
  const from = random.between(0, text.length)
  const to = Math.min(text.length, from + random.between(0, 12))
  return [text.slice(0, from), text.slice(from, to), text.slice(to)]
}

/** A number of repetitions: mostly few, seldom very many. */
const often = (random: Random, one: string, room: number): string => {
  const wanted = random.between(0, 39) === 0 ? 300_000 : random.between(1, 60)
  return one.repeat(Math.max(0, Math.min(wanted, Math.floor(room / Math.max(1, one.length)))))
}

const CHANGES: readonly [Change, ...Change[]] = [
  (text, random) => {
    const [before, , after] = cut(text, random)
    return `${before}${random.pick(ODD_TEXTS)}${after}`
  },
  (text, random) => {
    const [before, , after] = cut(text, random)
    return before + after
  },
  (text, random) => {
    const [before, piece, after] = cut(text, random)
    return before + often(random, piece, SIZE_MAX - text.length) + after
  },
  (text, random) => {
    const [before, piece, after] = cut(text, random)
    return before + often(random, random.pick(MANY), SIZE_MAX - text.length) + piece + after
  },
  (text, random) => {
    const numbers = [...text.matchAll(/\d+/g)]
    const found = numbers[random.between(0, Math.max(0, numbers.length - 1))]
    if (found === undefined) return text
    const odd = random.pick(['0', '1', '65535', '2147483648', '4294967296', '99999999999999999999', '007', '-5'])
    return text.slice(0, found.index) + odd + text.slice(found.index + found[0].length)
  },
  (text, random) => {
    const [before, piece, after] = cut(text, random)
    return before + (random.pick([true, false]) ? piece.toUpperCase() : piece.normalize('NFKD')) + after
  },
  (text, random) => {
    const pieces = text.split(/(?<=[\s,;&.:/<>=?-])/)
    const [a, b] = [random.between(0, pieces.length - 1), random.between(0, pieces.length - 1)]
    ;[pieces[a], pieces[b]] = [pieces[b] ?? '', pieces[a] ?? '']
    return pieces.join('')
  },
]

export const changedText: Change = (text, random) => random.pick(CHANGES)(text, random).slice(0, SIZE_MAX)

export const textForm: Mutate = (bytes, random) => bytesOf(changedText(textOf(bytes), random))
