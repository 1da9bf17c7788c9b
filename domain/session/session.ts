/** `web`: an officer's browser, let in from the phone. `phone`: the mini-program on a federation's own server. */
export const SESSION_KINDS = ['web', 'phone'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** In ms. `idle` counts from the last noted use, and a use is noted every `noted` at most. */
export const SESSION_SPANS = {
  web: { idle: 30 * MINUTE, absolute: 8 * HOUR, noted: 5 * MINUTE },
  // a phone signs in again by itself, without anybody noticing
  phone: { idle: 12 * HOUR, absolute: 24 * HOUR, noted: HOUR },
} as const satisfies Record<SessionKind, { idle: number; absolute: number; noted: number }>

type Spanned = { readonly kind: SessionKind; readonly lastUsed: number; readonly until: number }

export const isLive = ({ kind, lastUsed, until }: Spanned, now: number): boolean =>
  now < until && now - lastUsed < SESSION_SPANS[kind].idle

/** Worth a write: the use before this one was noted long enough ago. */
export const isNoteworthy = ({ kind, lastUsed }: Spanned, now: number): boolean =>
  now - lastUsed >= SESSION_SPANS[kind].noted

/** How a sign-in request stands open, in ms, how soon an approved one is taken up, and how long its answer is repeated. */
export const SIGN_IN_SPANS = { open: 3 * MINUTE, collect: MINUTE, repeat: MINUTE } as const
/** Wrong numbers that end a request. */
export const WRONG_NUMBERS_MAX = 3
export const SIGN_IN_DIGITS = 8

const MARK = 'bangfu-sign-in:'

/** What the picture on the computer's screen says to the mini-program's scanner. */
export const signInMark = (request: string): string => `${MARK}${request}`

/** The request in what was scanned, or typed with blanks in it; undefined when it is another picture altogether. */
export const readSignInMark = (text: string): string | undefined => {
  const plain = text.trim()
  const digits = (plain.startsWith(MARK) ? plain.slice(MARK.length) : plain).replace(/[\s-]/g, '')
  return /^\d{8}$/.test(digits) ? digits : undefined
}
