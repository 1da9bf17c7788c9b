import * as z from 'zod/mini'
import { IdNumber } from './identity-numbers'

/** Text that is safe to show in a list. Created only by the functions below, or read from the store. */
export const Masked = z.string().brand<'Masked'>()
export type Masked = z.infer<typeof Masked>

const stars = (count: number): string => '*'.repeat(count)

/** 440***********1234 */
export const maskId = (id: string): Masked => `${id.slice(0, 3)}${stars(id.length - 7)}${id.slice(-4)}` as Masked
/** 138****5678 */
export const maskMobile = (mobile: string): Masked => `${mobile.slice(0, 3)}****${mobile.slice(-4)}` as Masked
/** **** **** 1234 */
export const maskAccount = (account: string): Masked => `**** **** ${account.slice(-4)}` as Masked
/** 王*明, 李*: as on the paper notice. */
export const maskName = (name: string): Masked => {
  const letters = [...name]
  const first = letters[0] ?? '*'
  if (letters.length < 3) return `${first}*` as Masked
  return `${first}${stars(letters.length - 2)}${letters[letters.length - 1] ?? ''}` as Masked
}
/** 王**: as on the online notice. */
export const maskNameOnline = (name: string): Masked => `${[...name][0] ?? '*'}**` as Masked
/** 天河区天河路*** : the first six characters of an address, and never more than half of it */
export const maskAddress = (address: string): Masked => {
  const letters = [...address]
  return `${letters.slice(0, Math.min(6, Math.floor(letters.length / 2))).join('')}***` as Masked
}
/** Masks a sealed text completely. */
export const maskAll = (): Masked => '***' as Masked

// No lookbehind: phones before iOS 16.4 cannot parse a file that contains one.
const privateData = [/\d{17}[\dXx]/, /(?:^|\D)1[3-9]\d{9}(?!\d)/, /(?:^|\D)\d{12,19}(?!\d)/]

/**
 * Numerals that Unicode does not class as digits, with the value each row starts at: 壹, ❶, ➀, ⓵, 〡, counting rods and the like.
 */
const NUMERALS: readonly (readonly [row: string, first: number])[] = [
  ['〇一二三四五六七八九', 0],
  ['零壹贰叁肆伍陆柒捌玖', 0],
  ['零壹貳參肆伍陸柒捌玖', 0],
  ['零弌弍弎', 0],
  ['洞幺两', 0],
  ['洞幺兩', 0],
  ['拐', 7],
  ['勾', 9],
  ['❶❷❸❹❺❻❼❽❾', 1],
  ['➀➁➂➃➄➅➆➇➈', 1],
  ['➊➋➌➍➎➏➐➑➒', 1],
  ['⓵⓶⓷⓸⓹⓺⓻⓼⓽', 1],
  ['〡〢〣〤〥〦〧〨〩', 1],
  ['፩፪፫፬፭፮፯፰፱', 1],
  ['⓿', 0],
  ['🄋', 0],
  ['🄌', 0],
]
const VALUES: ReadonlyMap<string, string> = new Map(
  NUMERALS.flatMap(([row, first]) => [...row].map((one, at) => [one, String(first + at)] as const)),
)

const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code))
/** In every script the ten digits have consecutive code points. */
const digitOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (isDigit(zero - 1)) zero -= 1
  return String((code - zero) % 10)
}

/** The plain digits a reader would read: in full width, circled, capital, of another script, as keycaps, or with letters for 0 and 1. */
const plainly = (text: string): string =>
  [
    ...text
      .normalize('NFKC')
      // invisible characters, and marks drawn around a digit
      .replace(/[\p{Cf}\p{M}\p{DI}]/gu, ''),
  ]
    .map((letter) => VALUES.get(letter) ?? letter)
    .join('')
    .replace(/[^\P{Nd}0-9]/gu, digitOf)
    .replace(/(\d)[Oo]+(?=\d)/g, (found) => found.replace(/[Oo]/g, '0'))
    .replace(/(\d)[lI]+(?=\d)/g, (found) => found.replace(/[lI]/g, '1'))

/** Removes any separators between two digits of a number, unless the separators contain letters. */
const packed = (text: string): string => text.replace(/([\dXx])[^\p{L}\p{N}]+(?=[\dXx])/gu, '$1')

/**
 * The figures that a notice may contain: days, sums of money, the office's telephone number. A mobile number with a leading
 * zero is not an office number.
 */
const DAY = /(?:19|20)\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])/
const SUMS = /\d{1,3}(?:,\d{3})?\.\d{2}(?:\s*[、,;]\s*\d{1,3}(?:,\d{3})?\.\d{2})*\s*万?元/
const OFFICE = /(?:010|02\d|0[3-9]\d{2})[-—]\d{7,8}/
const HARMLESS = new RegExp(`(^|\\D)(?:${DAY.source}|${SUMS.source}|${OFFICE.source})(?!\\d)`, 'g')

/** Detects an ID number even where a part of it looks like a date. */
const holdsIdNumber = (text: string): boolean =>
  (text.match(/\d{17,}[\dXx]/g) ?? []).some((run) =>
    Array.from({ length: run.length - 17 }, (_, at) => run.slice(at, at + 18).toUpperCase()).some(
      (id) => IdNumber.safeParse(id).success,
    ),
  )

/** Whether free text contains something like an ID, phone or card number, however its digits are written and separated. */
export const holdsPrivateData = (text: string): boolean => {
  const plain = plainly(text)
  const worded = packed(plain.replace(HARMLESS, '$1日'))
  return privateData.some((pattern) => pattern.test(worded)) || holdsIdNumber(packed(plain))
}

/** Text from outside, with everything masked that could be an ID, phone or account number. */
export const hideNumbers = (text: string): string => {
  const hidden = text.replace(/[\d０-９][\d０-９\s*-]{4,}[\d０-９Xx]/g, '***')
  return holdsPrivateData(hidden) ? '***' : hidden
}

/** A name written out where a masked one would stand: only for readers who know the household (decision 0128). */
export const nameInFull = (name: string): Masked => name as Masked
