import {
  type Declaration,
  Declaration as DeclarationSchema,
  type RevealField,
  type SealedDeclaration,
  type SealedId,
  type SealedText,
  type ShownDeclaration,
} from '@domain/household/declaration'
import { birthDateOf } from '@domain/kernel/identity-numbers'
import {
  type Masked,
  maskAccount,
  maskAddress,
  maskAll,
  maskId,
  maskMobile,
  maskName,
  maskNameOnline,
} from '@domain/kernel/masked'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'
import type { Sealer } from '../../ports/world'

/** The household with its sensitive leaves left open: the six kinds of `householdOf`. */
type Household<Id, Mob, Acc, Nam, Txt, Opt> = Omit<Declaration, 'applicant' | 'members' | 'account'> & {
  applicant: Omit<
    Declaration['applicant'],
    'name' | 'idNumber' | 'healthDetail' | 'mobile' | 'registeredAddress' | 'presentAddress'
  > & { name: Nam; idNumber: Id; healthDetail: Opt; mobile: Mob; registeredAddress: Txt; presentAddress: Txt }
  members: (Omit<Declaration['members'][number], 'name' | 'idNumber' | 'healthDetail' | 'workplace'> & {
    name: Nam
    idNumber: Id
    healthDetail: Opt
    workplace: Opt
  })[]
  account: Omit<Declaration['account'], 'number'> & { number: Acc }
}

/**
 * One walk over the sensitive leaves for sealing, opening and showing: a leaf cannot be treated in
 * one direction and forgotten in another.
 */
const walk = <Id, Txt, ToId, ToTxt>(
  household: Household<Id, Txt, Txt, Txt, Txt, Txt>,
  id: (leaf: Id) => ToId,
  text: (field: RevealField, leaf: Txt, minor: boolean) => ToTxt,
  isMinor: (idNumber: Id) => boolean,
): Household<ToId, ToTxt, ToTxt, ToTxt, ToTxt, ToTxt> => ({
  ...household,
  applicant: {
    ...household.applicant,
    name: text('name', household.applicant.name, false),
    idNumber: id(household.applicant.idNumber),
    healthDetail: text('healthDetail', household.applicant.healthDetail, false),
    mobile: text('mobile', household.applicant.mobile, false),
    registeredAddress: text('registeredAddress', household.applicant.registeredAddress, false),
    presentAddress: text('presentAddress', household.applicant.presentAddress, false),
  },
  members: household.members.map((member) => {
    const minor = isMinor(member.idNumber)
    return {
      ...member,
      name: text('name', member.name, minor),
      idNumber: id(member.idNumber),
      healthDetail: text('healthDetail', member.healthDetail, minor),
      workplace: text('workplace', member.workplace, minor),
    }
  }),
  account: { ...household.account, number: text('account', household.account.number, false) },
})

/** What may stand beside the ciphertext. Illness is never shown; of a minor only the family name is. */
const SHOWN: Readonly<Record<RevealField, (text: string, minor: boolean) => Masked>> = {
  name: (text, minor) => (minor ? maskNameOnline(text) : maskName(text)),
  idNumber: maskId,
  healthDetail: maskAll,
  mobile: maskMobile,
  registeredAddress: maskAddress,
  presentAddress: maskAddress,
  workplace: (text, minor) => (minor ? maskAll() : maskAddress(text)),
  account: maskAccount,
}

/**
 * Binds a sealed leaf to its kind of field and to nothing else: a rebuild, a changed order of
 * members or a move to another case never breaks opening.
 */
const contextOf = (field: RevealField): string => `household:${field}`

const sealText = (sealer: Sealer, field: RevealField, text: string, minor: boolean): SealedText => ({
  sealed: sealer.seal(text, contextOf(field)),
  // an empty answer stays visibly empty: "nothing to reveal" is not a secret
  shown: text === '' ? ('' as Masked) : SHOWN[field](text, minor),
})

const sealId = (sealer: Sealer, id: string): SealedId => ({
  sealed: sealer.seal(id, contextOf('idNumber')),
  shown: maskId(id),
  hash: hashId(sealer, id),
})

/** The look-up key of an ID number. */
const hashId = (sealer: Sealer, id: string): string => sealer.hash(id, 'id-number')

/** Opens one leaf, for a reveal. */
export const openText = (sealer: Sealer, field: RevealField, sealed: { readonly sealed: string }): string =>
  sealer.open(sealed.sealed, contextOf(field))

/** The worker's bank account at rest. */
export const sealAccount = (sealer: Sealer, number: string): SealedText => sealText(sealer, 'account', number, false)

/** The household as it rests in the store; `today` says who is a minor. */
export const sealDeclaration = (sealer: Sealer, declaration: Declaration, today: PlainDate): SealedDeclaration =>
  walk(
    declaration as Household<Declaration['applicant']['idNumber'], string, string, string, string, string>,
    (id) => sealId(sealer, id),
    (field, text, minor) => sealText(sealer, field, text, minor),
    (id) => ageOn(birthDateOf(id), today) < 18,
  )

/** The household as the worker declared it. Every field opened leaves the store's protection: keep it in memory only. */
export const openDeclaration = (sealer: Sealer, sealed: SealedDeclaration): Declaration =>
  DeclarationSchema.parse(
    walk(
      sealed,
      (id) => openText(sealer, 'idNumber', id),
      (field, text) => openText(sealer, field, text),
      () => false,
    ),
  )

/** The household as a page gets it: nothing on it can be opened. */
export const showDeclaration = (sealed: SealedDeclaration): ShownDeclaration =>
  walk(
    sealed,
    (id) => id.shown,
    (_field, text) => text.shown,
    () => false,
  )
