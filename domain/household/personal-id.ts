import * as z from 'zod/mini'
import { birthDateOf, IdNumber, sexOf } from '../kernel/identity-numbers'
import { type Masked, maskId } from '../kernel/masked'
import { plainNumber } from '../kernel/plain'
import { PlainDate } from '../kernel/plain-date'
import { MaybeWords } from '../kernel/text'
import { LONGEST } from './longest'
import { Sex } from './words'

/** The documents of those whom the mainland has given no ID number; `none`: they have no document with a number yet. */
export const OtherIdKind = z.enum(['hk-macao', 'taiwan', 'passport', 'birth-certificate', 'none'])
export type OtherIdKind = z.infer<typeof OtherIdKind>

/** In place of a mainland ID number: another document, or the reason why there is none, and what an ID number would tell. */
export const OtherId = z
  .object({
    kind: OtherIdKind,
    number: z.string().check(z.overwrite(plainNumber), z.regex(/^[0-9A-Za-z]{0,20}$/)),
    because: MaybeWords(LONGEST.notCountedBecause),
    birthDate: PlainDate,
    sex: Sex,
  })
  .check(
    z.refine(({ kind, number }) => kind === 'none' || number.length >= 4, { path: ['number'] }),
    z.refine(({ kind, because }) => kind !== 'none' || because !== '', { path: ['because'] }),
  )
export type OtherId = z.infer<typeof OtherId>

/** Who somebody is: almost always a mainland ID number. */
export const PersonalId = z.union([IdNumber, OtherId])
export type PersonalId = z.infer<typeof PersonalId>

export const isOther = (id: PersonalId): id is OtherId => typeof id !== 'string'

export const bornOn = (id: PersonalId): PlainDate => (typeof id === 'string' ? birthDateOf(id) : id.birthDate)
export const sexIn = (id: PersonalId): OtherId['sex'] => (typeof id === 'string' ? sexOf(id) : id.sex)

const otherIdText: Readonly<Record<OtherIdKind, string>> = {
  'hk-macao': '港澳居民证件',
  taiwan: '台湾居民证件',
  passport: '外国护照',
  'birth-certificate': '出生医学证明',
  none: '暂无证件',
}

/** As it is printed and written into lists: the number, or the document with its number, or why there is none. */
export const idWords = (id: PersonalId): string =>
  typeof id === 'string' ? id : `${otherIdText[id.kind]} ${id.kind === 'none' ? id.because : id.number}`

/** The same with the number masked. */
export const maskedId = (id: PersonalId): Masked => {
  if (typeof id === 'string') return maskId(id)
  const { kind, number } = id
  return (kind === 'none' ? otherIdText.none : `${otherIdText[kind]} ***${number.slice(-2)}`) as Masked
}

/** What a look-up by hash compares; undefined where there is no number. */
export const numberIn = (id: PersonalId): string | undefined => {
  if (typeof id === 'string') return id
  return id.kind === 'none' ? undefined : `${id.kind} ${id.number.toUpperCase()}`
}
