import { plainIdNumber, plainMobile, plainNumber } from '@domain/kernel/plain'

/** What is typed into a field: it decides on the keyboard, the room and the form in which it is stored. */
export type TextKind = 'text' | 'digit' | 'number' | 'idcard' | 'phone'

export const INPUT_MODE: Record<TextKind, string> = {
  text: 'text',
  digit: 'decimal',
  number: 'numeric',
  idcard: 'text',
  phone: 'tel',
}

/**
 * Extra characters allowed in number fields, because pasted numbers may have groups, dashes, full-width digits or a country
 * code.
 */
export const GROUPED_MORE = 12
export const isNumber = (kind: TextKind): boolean => kind === 'idcard' || kind === 'phone' || kind === 'number'
/** An ID number or an account: it is compared digit by digit, so all of it must be seen, also on a small phone in large letters. */
export const isLong = (kind: TextKind, maxLength: number): boolean =>
  kind === 'idcard' || (kind === 'number' && maxLength >= 18)
/** A typed number in the form in which it is stored; text stays unchanged. */
export const numberTyped = (kind: TextKind, text: string): string => {
  if (kind === 'idcard') return plainIdNumber(text)
  if (kind === 'phone') return plainMobile(text)
  return kind === 'number' ? plainNumber(text) : text
}
export const WEAPP_TYPE = { text: 'text', digit: 'digit', number: 'number', idcard: 'idcard', phone: 'number' } as const
