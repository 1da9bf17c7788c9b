import {
  APPLICANT,
  type Declaration,
  Declaration as DeclarationSchema,
  type Hidden,
  type RevealField,
  type SealedDeclaration,
  type SealedId,
  type SealedText,
  type ShownDeclaration,
} from '@domain/household/declaration'
import { bornOn, idWords, maskedId, numberIn, OtherId, type PersonalId } from '@domain/household/personal-id'
import { Health as HealthSchema } from '@domain/household/words'
import type { MemberKey } from '@domain/kernel/ids'
import {
  type Masked,
  maskAccount,
  maskAddress,
  maskAll,
  maskMobile,
  maskName,
  maskNameOnline,
  nameInFull,
} from '@domain/kernel/masked'
import { ageOn, type PlainDate } from '@domain/kernel/plain-date'
import type { Sealer } from '../../ports/world'

type Health = Declaration['applicant']['health']
type Applicant = Declaration['applicant']
type Member = Declaration['members'][number]
type Account = NonNullable<Declaration['account']>
type Whole = 'name' | 'idNumber' | 'health' | 'healthDetail'

/** A household whose sensitive fields have type parameters: ID numbers, masked texts, health, unmasked words. */
type Household<Id, Txt, Hea, Wor> = Omit<Declaration, 'applicant' | 'members' | 'account' | 'noAccountBecause'> & {
  applicant: Omit<Applicant, Whole | 'mobile' | 'registeredAddress' | 'presentAddress' | 'story' | 'otherAid'> & {
    name: Txt
    idNumber: Id
    health: Hea
    healthDetail: Txt
    mobile: Txt
    registeredAddress: Txt
    presentAddress: Txt
    story: Wor
    otherAid: Wor
  }
  members: (Omit<Member, Whole | 'workplace' | 'notCountedBecause'> & {
    name: Txt
    idNumber: Id
    health: Hea
    healthDetail: Txt
    workplace: Txt
    notCountedBecause: Wor
  })[]
  account?: (Omit<Account, 'number'> & { number: Txt }) | undefined
  noAccountBecause?: Wor | undefined
}

/** Texts without a mask: sealed as a whole, shown as a whole to every person who may open the case. */
type WordField = 'story' | 'otherAid' | 'notCountedBecause' | 'noAccountBecause'

type Treatment<Id, Txt, Hea, Wor, ToId, ToTxt, ToHea, ToWor> = {
  readonly id: (leaf: Id, key: MemberKey) => ToId
  readonly text: (field: keyof typeof SHOWN, leaf: Txt, minor: boolean) => ToTxt
  readonly health: (leaf: Hea) => ToHea
  readonly words: (field: WordField, leaf: Wor) => ToWor
}

/**
 * One walk over the sensitive fields for sealing, opening and showing, so that no field can be handled in one direction and
 * forgotten in another.
 */
const walk = <Id, Txt, Hea, Wor, ToId, ToTxt, ToHea, ToWor>(
  household: Household<Id, Txt, Hea, Wor>,
  { id, text, health, words }: Treatment<Id, Txt, Hea, Wor, ToId, ToTxt, ToHea, ToWor>,
  isMinor: (idNumber: Id) => boolean = () => false,
): Household<ToId, ToTxt, ToHea, ToWor> => {
  const { account, noAccountBecause, ...rest } = household
  return {
    ...rest,
    applicant: {
      ...household.applicant,
      name: text('name', household.applicant.name, false),
      idNumber: id(household.applicant.idNumber, APPLICANT),
      health: health(household.applicant.health),
      healthDetail: text('healthDetail', household.applicant.healthDetail, false),
      mobile: text('mobile', household.applicant.mobile, false),
      registeredAddress: text('registeredAddress', household.applicant.registeredAddress, false),
      presentAddress: text('presentAddress', household.applicant.presentAddress, false),
      story: words('story', household.applicant.story),
      otherAid: words('otherAid', household.applicant.otherAid),
    },
    members: household.members.map((member) => {
      const minor = isMinor(member.idNumber)
      return {
        ...member,
        name: text('name', member.name, minor),
        idNumber: id(member.idNumber, member.key),
        health: health(member.health),
        healthDetail: text('healthDetail', member.healthDetail, minor),
        workplace: text('workplace', member.workplace, minor),
        notCountedBecause: words('notCountedBecause', member.notCountedBecause),
      }
    }),
    ...(account === undefined ? {} : { account: { ...account, number: text('account', account.number, false) } }),
    ...(noAccountBecause === undefined ? {} : { noAccountBecause: words('noAccountBecause', noAccountBecause) }),
  }
}

/** The masked text stored beside the ciphertext. An illness is never shown; of a minor's name only the family name is. */
const SHOWN: Readonly<Record<Exclude<RevealField, 'idNumber'>, (text: string, minor: boolean) => Masked>> = {
  name: (text, minor) => (minor ? maskNameOnline(text) : maskName(text)),
  healthDetail: maskAll,
  mobile: maskMobile,
  registeredAddress: maskAddress,
  presentAddress: maskAddress,
  workplace: (text, minor) => (minor ? maskAll() : maskAddress(text)),
  account: maskAccount,
}

/**
 * Binds a sealed text to its kind of field and to nothing else: a rebuild, another order of members or a move to another case
 * never breaks decryption.
 */
const contextOf = (field: RevealField | WordField | 'health'): string => `household:${field}`

/** All contexts of a household's sealed texts; a key rotation must reseal every one of them. */
export const HOUSEHOLD_CONTEXTS: readonly string[] = [
  'idNumber',
  ...Object.keys(SHOWN),
  'health',
  ...(['story', 'otherAid', 'notCountedBecause'] as const satisfies readonly WordField[]),
].map((field) => `household:${field}`)

const sealText = (sealer: Sealer, field: keyof typeof SHOWN, text: string, minor: boolean): SealedText => ({
  sealed: sealer.seal(text, contextOf(field)),
  // an empty answer is shown as empty: that there is nothing to reveal is no secret
  shown: text === '' ? ('' as Masked) : SHOWN[field](text, minor),
})

const sealId = (sealer: Sealer, id: PersonalId, hash: string): SealedId => ({
  sealed: sealer.seal(typeof id === 'string' ? id : JSON.stringify(id), contextOf('idNumber')),
  shown: maskedId(id),
  hash,
})

/** An ID number, or what stands in its place, decrypted. */
export const openId = (sealer: Sealer, { sealed }: { readonly sealed: string }): PersonalId => {
  const text = sealer.open(sealed, contextOf('idNumber'))
  return text.startsWith('{') ? OtherId.parse(JSON.parse(text)) : (text as Applicant['idNumber'])
}

const sealWords = (sealer: Sealer, field: WordField, text: string): Hidden => ({
  sealed: sealer.seal(text, contextOf(field)),
})
const openWords = (sealer: Sealer, field: WordField, { sealed }: Hidden): string =>
  sealer.open(sealed, contextOf(field))

/** Longer than the longest word for a state of health: without padding, the length of a ciphertext would reveal the state. */
const HEALTH_WIDTH = 24
const sealHealth = (sealer: Sealer, health: Health): Hidden => ({
  sealed: sealer.seal(health.padEnd(HEALTH_WIDTH), contextOf('health')),
})
const openHealth = (sealer: Sealer, { sealed }: Hidden): Health =>
  HealthSchema.parse(sealer.open(sealed, contextOf('health')).trimEnd())

/** The look-up hash of an ID number. */
export const hashId = (sealer: Sealer, id: string): string => sealer.hash(id, 'id-number')

type Somebody = { readonly idNumber: PersonalId; readonly key: MemberKey }
/**
 * The look-up hash of a person of a household. Whoever has no number at all is only known as a member of it, so that nobody
 * else is taken for them.
 */
const hashOf = (sealer: Sealer, { applicant }: Pick<Declaration, 'applicant'>, { idNumber, key }: Somebody): string =>
  hashId(sealer, numberIn(idNumber) ?? `${applicant.idNumber} ${key}`)

/** The look-up hashes of a household, the applicant's first. */
export const householdHashes = (
  sealer: Sealer,
  household: Pick<Declaration, 'applicant' | 'members'>,
): readonly string[] =>
  [{ ...household.applicant, key: APPLICANT }, ...household.members].map((one) => hashOf(sealer, household, one))

/** Decrypts one field, for a reveal. */
export const openText = (sealer: Sealer, field: RevealField, sealed: { readonly sealed: string }): string =>
  field === 'idNumber' ? idWords(openId(sealer, sealed)) : sealer.open(sealed.sealed, contextOf(field))

/** The worker's bank account as stored (sealed). */
export const sealAccount = (sealer: Sealer, number: string): SealedText => sealText(sealer, 'account', number, false)

/** The household as stored (sealed); `today` decides who is a minor. */
export const sealDeclaration = (sealer: Sealer, declaration: Declaration, today: PlainDate): SealedDeclaration =>
  walk(
    declaration as Household<PersonalId, string, Health, string>,
    {
      id: (idNumber, key) => sealId(sealer, idNumber, hashOf(sealer, declaration, { idNumber, key })),
      text: (field, text, minor) => sealText(sealer, field, text, minor),
      health: (health) => sealHealth(sealer, health),
      words: (field, text) => sealWords(sealer, field, text),
    },
    (id) => ageOn(bornOn(id), today) < 18,
  )

/** The household as the worker declared it, decrypted. Keep it in memory only. */
export const openDeclaration = (sealer: Sealer, sealed: SealedDeclaration): Declaration =>
  DeclarationSchema.parse(
    walk(sealed, {
      id: (id) => openId(sealer, id),
      text: (field, text) => openText(sealer, field, text),
      health: (health) => openHealth(sealer, health),
      words: (field, text) => openWords(sealer, field, text),
    }),
  )

/**
 * The household as a page gets it: masked texts stay masked and cannot be decrypted from it; health and the household's own
 * words are complete, for every person who may open the case. `namesOn`: the names of those who are adults on that day are
 * written out, for the union that knows them.
 */
export const showDeclaration = (
  sealer: Sealer,
  sealed: SealedDeclaration,
  namesOn?: PlainDate | undefined,
): ShownDeclaration =>
  walk(
    sealed,
    {
      id: (id) => id.shown,
      text: (field, text, minor) =>
        namesOn !== undefined && field === 'name' && !minor ? nameInFull(openText(sealer, field, text)) : text.shown,
      health: (health) => openHealth(sealer, health),
      words: (field, text) => openWords(sealer, field, text),
    },
    (id) => namesOn !== undefined && ageOn(bornOn(openId(sealer, id)), namesOn) < 18,
  )
