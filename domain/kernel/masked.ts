import * as z from 'zod/mini'

/** Text safe to show in a list. Made only by the functions below (or read back from the store). */
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
/** A sealed sentence nobody sees before revealing it. */
export const maskAll = (): Masked => '***' as Masked

// No lookbehind anywhere: phones before iOS 16.4 cannot even read a file that has one.
const privateData = [/\d{17}[\dXx]/, /(?:^|\D)1[3-9]\d{9}(?!\d)/, /(?:^|\D)\d{12,19}(?!\d)/]
const CHINESE_DIGITS = '零一二三四五六七八九'
/** Other ways to write a digit that people use to get around a scan. */
const SPOKEN: Readonly<Record<string, string>> = { 〇: '0', 幺: '1', 两: '2' }

const plainDigit = (digit: string): string => {
  const spoken = SPOKEN[digit] ?? CHINESE_DIGITS.indexOf(digit)
  return spoken === -1 ? digit : String(spoken)
}

/**
 * True when free text holds something like an ID, phone or card number: also in full width, circled
 * or spelled in Chinese, and with blanks, dashes, commas or invisible characters in between.
 */
export const holdsPrivateData = (text: string): boolean => {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[零〇一二三四五六七八九幺两]/g, plainDigit)
  const packed = plain.replace(/([\dXx])[\s\-‐–—.·_*/|,，、]+(?=[\dXx])/g, '$1')
  return privateData.some((pattern) => pattern.test(packed))
}

/** Words of somebody else's making without the numbers in them that could be an ID, a phone or an account. */
export const hideNumbers = (text: string): string => {
  const hidden = text.replace(/[\d０-９][\d０-９\s*-]{4,}[\d０-９Xx]/g, '***')
  return holdsPrivateData(hidden) ? '***' : hidden
}
