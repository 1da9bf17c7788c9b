import type { Fen } from '../kernel/fen'
import { plainName, plainNumber, sameName } from '../kernel/written'

/** Whom and what a line pays: nothing else says that a row of the bank's file means it. */
export type Payee = { readonly name: string; readonly account: string; readonly amount: Fen }
/** The same as a row of the bank's file has it; `amount` undefined when it could not be read. */
export type Named = { readonly name: string; readonly account: string; readonly amount: Fen | undefined }

/** `part`: what can be seen agrees, the rest was masked, cut or rounded on the way. */
export type Fit = 'whole' | 'part'

/** Fewer visible digits than on any list of ours say nothing. */
const VISIBLE_MIN = 4
/** A number of a table keeps at least this many digits; the last are zeros then. */
const NUMBER_DIGITS = 15

/** One more in the last place; all nines have no such neighbour of their length. */
const raised = (digits: string): string =>
  digits.replace(
    /([0-8])(9*)$/,
    (_all, digit: string, nines: string) => `${Number(digit) + 1}${nines.replace(/9/g, '0')}`,
  )

/** The first digits of the account, cut or rounded up at the last of them. */
const isHeadOf = (shown: string, account: string): boolean => {
  const [head, rest] = [account.slice(0, shown.length), account.slice(shown.length)]
  return head === shown || (/^[5-9]/.test(rest) && raised(head) === shown)
}

/** 9.99E+18: as many digits as it counts, of which it shows some. */
const fitsRounded = (cell: string, account: string): boolean | undefined => {
  const match = /^(\d)(?:\.(\d+))?[Ee]\+?(\d{1,2})$/.exec(cell)
  if (match === null) return undefined
  const shown = `${match[1]}${match[2] ?? ''}`.replace(/0+$/, '')
  return account.length === Number(match[3]) + 1 && shown.length > 1 && isHeadOf(shown, account)
}

/** 6222021234567890000: what a program makes of a long number that was not text. */
const fitsNumber = (cell: string, account: string): boolean => {
  if (!/^\d+0$/.test(cell) || cell.length !== account.length || cell.length <= NUMBER_DIGITS) return false
  return isHeadOf(cell.slice(0, Math.max(NUMBER_DIGITS, cell.replace(/0+$/, '').length)), account)
}

/** 6222****1234, ****1234, 1234, 622202…: the digits shown, in their order, from the end they are shown at. */
const fitsMasked = (cell: string, account: string): boolean => {
  const groups = cell.match(/\d+/g) ?? []
  if (groups.join('').length < VISIBLE_MIN) return false
  const cut = groups.length === 1 && groups[0] === cell
  if (cut) return account.startsWith(cell) || account.endsWith(cell)
  const [from, to] = [/^\d/.test(cell) ? '^' : '', /\d$/.test(cell) ? '$' : '']
  return new RegExp(`${from}${groups.join('\\d*')}${to}`).test(account)
}

export const accountFit = (cell: string, account: string): Fit | undefined => {
  const plain = plainNumber(cell)
  if (plain === '') return undefined
  if (plain === account) return 'whole'
  const rounded = fitsRounded(plain, account)
  return (rounded ?? (fitsNumber(plain, account) || fitsMasked(plain, account))) ? 'part' : undefined
}

/** 王*明 and *明 mean whoever has these letters in these places. */
export const nameFit = (cell: string, name: string): Fit | undefined => {
  if (sameName(cell, name)) return 'whole'
  const [shown, whole] = [plainName(cell).toUpperCase(), [...plainName(name).toUpperCase()]]
  const letters = [...shown]
  const masked = letters.some((letter) => letter === '*') && letters.some((letter) => letter !== '*')
  const fits = letters.length === whole.length && letters.every((letter, i) => letter === '*' || letter === whole[i])
  return masked && fits ? 'part' : undefined
}

/** Account, holder and amount together; a masked name needs the whole account beside it. */
export const fitOf = (row: Named, line: Payee): Fit | undefined => {
  if (row.amount !== line.amount) return undefined
  const [account, name] = [accountFit(row.account, line.account), nameFit(row.name, line.name)]
  if (account === undefined || name === undefined || (account === 'part' && name === 'part')) return undefined
  return account === 'whole' && name === 'whole' ? 'whole' : 'part'
}
