import { Fen } from '../../kernel/fen'
import { squeezed } from '../../kernel/plain'
import type { PlainDate } from '../../kernel/plain-date'
import { readDay } from '../../kernel/written'

/** Longer cells are no figures; the patterns below need not see them. */
const LONGEST = 40
const FIGURE = /^¥?(\d{1,10}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?(万)?(?:元|m2|㎡|平方米|平米)?$/

/** A figure with its thousands and its unit: 88.50㎡, 1,234.00元, 35万元. */
export const readFigure = (text: string): number | undefined | 'wrong' => {
  if (text === '') return undefined
  if (text.length > LONGEST) return 'wrong'
  const [, whole, decimals = '', tenThousands] = FIGURE.exec(squeezed(text.normalize('NFKC'))) ?? []
  if (whole === undefined) return 'wrong'
  return Number(`${whole.replace(/,/g, '')}.${decimals}`) * (tenThousands === undefined ? 1 : 10_000)
}

/** A sum in yuan. */
export const readSum = (text: string): Fen | undefined | 'wrong' => {
  const yuan = readFigure(text)
  if (typeof yuan !== 'number') return yuan
  const sum = Fen.safeParse(Math.round(yuan * 100))
  return sum.success ? sum.data : 'wrong'
}

/** A day that has come. */
export const readPastDay = (text: string, today: PlainDate): PlainDate | undefined | 'wrong' => {
  const day = readDay(text, today)
  return day !== undefined && day > today ? 'wrong' : day
}

/** A word of the bureau that stands for one of ours. */
export const meantBy = <K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  text: string,
): K | undefined => {
  const word = squeezed(text)
  const isOne = (own: readonly string[]): boolean => own.some((one) => squeezed(one) === word)
  return (Object.entries(words) as [K, readonly string[]][]).find(([, own]) => isOne(own))?.[0]
}
