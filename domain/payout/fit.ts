import type { Fen } from '../kernel/fen'
import { nameFit, plainNumber } from '../kernel/plain'

/** Payee, account and amount of a line: the only evidence that a row of the bank's file means this line. */
export type Payee = { readonly name: string; readonly account: string; readonly amount: Fen }
/** Payee, account and amount in a row of the bank's file; `amount` undefined when unreadable. */
export type Named = { readonly name: string; readonly account: string; readonly amount: Fen | undefined }

/** `part`: the visible characters agree, and the others were masked, cut or rounded. */
export type Fit = 'whole' | 'part'

/** With fewer visible digits an account cannot be compared. */
const VISIBLE_MIN = 4
/** Spreadsheets keep at least this many digits of a long number and replace the others by zeros. */
const NUMBER_DIGITS = 15

/** The number plus one; a number of nines only stays as it is, because the result would be longer. */
const raised = (digits: string): string =>
  digits.replace(
    /([0-8])(9*)$/,
    (_all, digit: string, nines: string) => `${Number(digit) + 1}${nines.replace(/9/g, '0')}`,
  )

/** Whether `shown` are the first digits of the account, cut off or rounded up at the last one. */
const isHeadOf = (shown: string, account: string): boolean => {
  const [head, rest] = [account.slice(0, shown.length), account.slice(shown.length)]
  return head === shown || (/^[5-9]/.test(rest) && raised(head) === shown)
}

/** 9.99E+18: the exponent gives the number of digits, the mantissa the first of them. */
const fitsRounded = (cell: string, account: string): boolean | undefined => {
  const match = /^(\d)\.(\d+)[Ee]\+?(\d{1,2})$/.exec(cell)
  if (match === null) return undefined
  const shown = `${match[1]}${match[2]}`.replace(/0+$/, '')
  return account.length === Number(match[3]) + 1 && shown.length > 1 && isHeadOf(shown, account)
}

/** 6222021234567890000: a long number that a program stored as a number and not as text. */
const fitsNumber = (cell: string, account: string): boolean =>
  cell.length === account.length &&
  isHeadOf(cell.slice(0, Math.max(NUMBER_DIGITS, cell.replace(/0+$/, '').length)), account)

/**
 * Whether the account contains these groups of digits, each after the one before. A regular expression of the groups would try
 * every place of each of them, and a cell may contain thousands.
 */
const inOrder = (groups: readonly string[], account: string): boolean => {
  let at = 0
  for (const group of groups) {
    const found = account.indexOf(group, at)
    if (found < 0) return false
    at = found + group.length
  }
  return true
}

/** 6222****1234, ****1234, 1234, 622202…: the visible digits, in order, at the positions they are shown. */
const fitsMasked = (cell: string, account: string): boolean => {
  const groups = cell.match(/\d+/g) ?? []
  const visible = groups.reduce((sum, group) => sum + group.length, 0)
  if (visible < VISIBLE_MIN || visible > account.length) return false
  const [first = '', last = ''] = [groups[0], groups[groups.length - 1]]
  if (first === cell) return account.startsWith(cell) || account.endsWith(cell)
  // a group at an end of the cell stands at that end of the account
  const [head, tail] = [/^\d/.test(cell) ? first : '', /\d$/.test(cell) ? last : '']
  if (!account.startsWith(head) || !account.endsWith(tail)) return false
  const between = groups.slice(head === '' ? 0 : 1, tail === '' ? groups.length : -1)
  return inOrder(between, account.slice(head.length, account.length - tail.length))
}

export const accountFit = (cell: string, account: string): Fit | undefined => {
  const plain = plainNumber(cell)
  if (plain === '') return undefined
  if (plain === account) return 'whole'
  const rounded = fitsRounded(plain, account)
  return (rounded ?? (fitsNumber(plain, account) || fitsMasked(plain, account))) ? 'part' : undefined
}

/** Compares account, holder and amount together; a masked name needs an unmasked account. */
export const fitOf = (row: Named, line: Payee): Fit | undefined => {
  if (row.amount !== line.amount) return undefined
  const [account, name] = [accountFit(row.account, line.account), nameFit(row.name, line.name)]
  if (account === undefined || name === undefined || (account === 'part' && name === 'part')) return undefined
  return account === 'whole' && name === 'whole' ? 'whole' : 'part'
}
