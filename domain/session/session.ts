import { plainNumber } from '../kernel/plain'

/** `web`: an officer's browser, approved on the phone. `phone`: the mini-program on a federation's own server. */
export const SESSION_KINDS = ['web', 'phone'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** In ms. `idle` counts from the last stored use; a use is stored at most every `noted`. */
export const SESSION_SPANS = {
  web: { idle: 30 * MINUTE, absolute: 8 * HOUR, noted: 5 * MINUTE },
  // a phone signs in again automatically, unnoticed by its owner
  phone: { idle: 12 * HOUR, absolute: 24 * HOUR, noted: HOUR },
} as const satisfies Record<SessionKind, { idle: number; absolute: number; noted: number }>

type Spanned = { readonly kind: SessionKind; readonly lastUsed: number; readonly until: number }

export const isLive = ({ kind, lastUsed, until }: Spanned, now: number): boolean =>
  now < until && now - lastUsed < SESSION_SPANS[kind].idle

/** Whether the last stored use is old enough to store this one. */
export const isNoteworthy = ({ kind, lastUsed }: Spanned, now: number): boolean =>
  now - lastUsed >= SESSION_SPANS[kind].noted

/**
 * In ms: how long a sign-in request is open, how soon an approved one must be collected, and how long its answer is repeated.
 */
export const SIGN_IN_SPANS = { open: 3 * MINUTE, collect: MINUTE, repeat: MINUTE } as const
/** The number of wrong match numbers that ends a request. */
export const WRONG_NUMBERS_MAX = 3
export const SIGN_IN_DIGITS = 8

const MARK = 'bangfu-sign-in:'

/** The content of the QR code on the computer's screen, read by the mini-program's scanner. */
export const signInMark = (request: string): string => `${MARK}${request}`

/** The request in a scanned QR code, or in typed digits with blanks; undefined for any other code. */
export const readSignInMark = (text: string): string | undefined => {
  const plain = text.trim()
  const digits = plainNumber(plain.startsWith(MARK) ? plain.slice(MARK.length) : plain)
  return /^\d{8}$/.test(digits) ? digits : undefined
}
