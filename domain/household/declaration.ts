import * as z from 'zod/mini'
import { Fen } from '../kernel/fen'
import { BankCard, IdNumber, Mobile } from '../kernel/identity-numbers'
import { MemberKey } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { Month, PlainDate } from '../kernel/plain-date'
import { MaybeWords, Name, Words } from '../kernel/text'
import { LONGEST } from './longest'
import { PersonalId } from './personal-id'
import * as w from './words'

/** A sealed field: ciphertext with its key id, and the masked text that may be shown. */
export const SealedText = z.object({ sealed: z.string(), shown: Masked })
export type SealedText = z.infer<typeof SealedText>
/** A sealed ID number, with a keyed hash for lookups. */
export const SealedId = z.object({ sealed: z.string(), shown: Masked, hash: z.string() })
export type SealedId = z.infer<typeof SealedId>

/** A sealed field that is never shown masked. */
export const Hidden = z.object({ sealed: z.string() })
export type Hidden = z.infer<typeof Hidden>

const Property = z.object({
  homes: z
    .array(z.object({ kind: w.HomeKind, squareMetres: z.int().check(z.minimum(1), z.maximum(5000)) }))
    .check(z.maxLength(10)),
  vehicles: z
    .array(z.object({ kind: w.VehicleKind, boughtIn: z.int().check(z.minimum(1980), z.maximum(2100)) }))
    .check(z.maxLength(10)),
  other: MaybeWords(LONGEST.otherProperty),
})

type LeafName =
  | 'id'
  | 'memberId'
  | 'mobile'
  | 'account'
  | 'name'
  | 'text'
  | 'optional'
  | 'health'
  | 'story'
  | 'otherAid'
  | 'why'
/**
 * One definition of a household in three forms: `open` as sent by the phone, `sealed` as stored, `shown` as sent to a page.
 * Only the sensitive leaves differ, so a new field cannot be sealed in one form and forgotten in another.
 */
const householdOf = <L extends Readonly<Record<LeafName, z.ZodMiniType>>>(leaves: L) => {
  const leaf = <K extends LeafName>(name: K): L[K] => leaves[name]
  const person = {
    name: leaf('name'),
    idNumber: leaf('id'),
    health: leaf('health'),
    /** disability or disease, in words; may be empty */
    healthDetail: leaf('optional'),
  }
  return z.object({
    applicant: z.object({
      ...person,
      ethnicity: Words(LONGEST.ethnicity),
      mobile: leaf('mobile'),
      registeredAddress: leaf('text'),
      presentAddress: leaf('text'),
      residence: w.Residence,
      marital: w.Marital,
      employment: w.Employment,
      employer: MaybeWords(LONGEST.employer),
      sector: w.Sector,
      hiredIn: z.optional(Month),
      insurance: w.Insurance,
      singleParent: z.boolean(),
      zeroEmployment: z.boolean(),
      housing: z.object({ kind: w.HousingKind, squareMetres: z.int().check(z.minimum(1), z.maximum(2000)) }),
      mainCause: w.Cause,
      otherCauses: z.array(w.Cause).check(z.maxLength(6)),
      story: leaf('story'),
      otherAid: leaf('otherAid'),
    }),
    members: z
      .array(
        z.object({
          ...person,
          /** a mainland ID number, or what stands in its place */
          idNumber: leaf('memberId'),
          key: MemberKey,
          relation: w.Relation,
          status: w.MemberStatus,
          workplace: leaf('optional'),
          schoolStage: z.optional(w.SchoolStage),
          counted: z.boolean(),
          /** required when the member is not counted */
          notCountedBecause: leaf('why'),
        }),
      )
      .check(z.maxLength(15)),
    property: Property,
    /** the twelve whole months that incomes and expenditures refer to */
    period: z.object({ from: Month, to: Month }),
    incomes: z.array(IncomeLine).check(z.maxLength(60)),
    expenditures: z.array(RigidLine).check(z.maxLength(60)),
    accident: z.optional(
      z.object({
        kind: w.AccidentKind,
        happenedOn: PlainDate,
        cost: Fen,
        /** insurance, compensation and aid received for the accident */
        recovered: Fen,
      }),
    ),
    /**
     * the branch is empty when the worker does not know it: the bank finds the account by its number. Absent while the worker has
     * no account of their own, for which there is a reason: it is asked for when there is money to be paid
     */
    account: z.optional(
      z.object({ bank: Words(LONGEST.bank), branch: MaybeWords(LONGEST.branch), number: leaf('account') }),
    ),
    noAccountBecause: z.optional(leaf('why')),
  })
}

/** Income in twelve months, for one member and one kind. m0 is the applicant. */
export const IncomeLine = z.object({ member: MemberKey, kind: w.IncomeKind, amount: Fen })
export type IncomeLine = z.infer<typeof IncomeLine>
/** Rigid expenditure in twelve months: for illness the self-paid part, for schooling the cost at a public school. */
export const RigidLine = z.object({ member: MemberKey, kind: w.RigidKind, amount: Fen })
export type RigidLine = z.infer<typeof RigidLine>

/**
 * Fields shown in full to everybody who may open the case, but sealed in the store: health, and free text that may mention it.
 */
const spoken = {
  health: w.Health,
  story: MaybeWords(LONGEST.story),
  otherAid: MaybeWords(LONGEST.otherAid),
  why: MaybeWords(LONGEST.notCountedBecause),
}

export const Declaration = householdOf({
  id: IdNumber,
  memberId: PersonalId,
  mobile: Mobile,
  account: BankCard,
  name: Name,
  text: Words(LONGEST.address),
  optional: MaybeWords(LONGEST.detail),
  ...spoken,
})
export type Declaration = z.infer<typeof Declaration>

export const SealedDeclaration = householdOf({
  id: SealedId,
  memberId: SealedId,
  mobile: SealedText,
  account: SealedText,
  name: SealedText,
  text: SealedText,
  optional: SealedText,
  health: Hidden,
  story: Hidden,
  otherAid: Hidden,
  why: Hidden,
})
export type SealedDeclaration = z.infer<typeof SealedDeclaration>

export const ShownDeclaration = householdOf({
  id: Masked,
  memberId: Masked,
  mobile: Masked,
  account: Masked,
  name: Masked,
  text: Masked,
  optional: Masked,
  ...spoken,
})
export type ShownDeclaration = z.infer<typeof ShownDeclaration>

/** The fields that can be revealed, one at a time. */
export const RevealField = z.enum([
  'name',
  'idNumber',
  'healthDetail',
  'mobile',
  'registeredAddress',
  'presentAddress',
  'workplace',
  'account',
])
export type RevealField = z.infer<typeof RevealField>

export const APPLICANT = 'm0' as MemberKey

type Household<A, M> = { readonly applicant: A; readonly members: readonly (M & { readonly key: MemberKey })[] }
/** The applicant or a member, by key. */
export const personOf = <A, M>({ applicant, members }: Household<A, M>, key: MemberKey): A | M | undefined =>
  key === APPLICANT ? applicant : members.find((member) => member.key === key)
