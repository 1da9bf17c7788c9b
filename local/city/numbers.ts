import type { Sealer } from '@cloud/ports/world'
import { hashOf } from '@cloud/usecases/grant/account'
import { hashId } from '@cloud/usecases/household/seal'
import { birthDateOf, type IdNumber, sexOf } from '@domain/kernel/identity-numbers'
import { type Masked, maskAccount, maskId, maskMobile } from '@domain/kernel/masked'
import { inventedId, inventedMobile, luhnDigit } from '../walk/identity'

/**
 * The position of a copy: number `n` of all copies, and number `nth` of the copies whose days are shifted `back` years back.
 */
export type Turn = { readonly n: number; readonly nth: number; readonly back: number }

/** Below it are the numbers of the town itself. */
const FIRST = 1_000
/** People of one birthday and sex in the whole town, at most. */
const TWINS = 3
/** Invented ID numbers of one birth date and sex there are (`inventedId`). */
const MOST = 500_000

export const birthOf = (id: string): string => `${birthDateOf(id as IdNumber).slice(4)} ${sexOf(id as IdNumber)}`

/** An ID number with the same birthday and sex as in the town, shifted by `back` years, that no other person has. */
const idIn = (id: string, { nth, back }: Turn, twin: number): string => {
  const no = FIRST + nth * TWINS + twin
  if (no >= MOST || twin >= TWINS)
    throw new Error('there are no more invented ID numbers: spread the city over more years')
  const birth = birthDateOf(id as IdNumber)
  const day = birth.slice(4) === '-02-29' ? '-02-28' : birth.slice(4)
  return inventedId(no, `${Number(birth.slice(0, 4)) - back}${day}`, sexOf(id as IdNumber))
}

/** The number ends as in the town, because its last four digits occur in a dozen other fields. */
const accountIn = (account: string, { n }: Turn): string => {
  const tail = account.slice(-6)
  const bodies = [...'0123456789'].map((fit) => `999${String(n).padStart(9, '0')}${fit}${tail.slice(0, -1)}`)
  return `${bodies.find((body) => luhnDigit(body) === tail.slice(-1)) ?? ''}${tail.slice(-1)}`
}

type Kind = {
  readonly own: (text: string, turn: Turn, twin: number) => string
  readonly mask: (text: string) => Masked
  readonly hash?: (sealer: Sealer, text: string, sealed: string) => string
}

/** The sealed texts that are replaced in a copy; names, addresses and words stay as in the town. */
const NUMBERS: Readonly<Record<string, Kind>> = {
  'household:idNumber': { own: idIn, mask: maskId, hash: hashId },
  'household:account': {
    own: accountIn,
    mask: maskAccount,
    hash: (sealer, _text, sealed) => hashOf({ sealer }, sealed),
  },
  'household:mobile': { own: (_text, { n }) => inventedMobile(10_000_000 + n), mask: maskMobile },
}

/** A number as it rests in the store. */
export type OwnNumber = { readonly sealed: string; readonly shown: string; readonly hash: string }

export const isNumber = (context: string): boolean => Object.hasOwn(NUMBERS, context)

export const ownNumber = (
  sealer: Sealer,
  { text, context }: { readonly text: string; readonly context: string },
  turn: Turn,
  twin: number,
): OwnNumber => {
  const kind = NUMBERS[context]
  if (kind === undefined) throw new Error(`no number is sealed as ${context}`)
  const own = kind.own(text, turn, twin)
  const sealed = sealer.seal(own, context)
  return { sealed, shown: kind.mask(own), hash: kind.hash?.(sealer, own, sealed) ?? '' }
}

/** The keyed hash by which the number is found. */
export const hashIn = (sealer: Sealer, { text, context }: { text: string; context: string }, sealed: string): string =>
  NUMBERS[context]?.hash?.(sealer, text, sealed) ?? ''
