import * as z from 'zod/mini'
import { Fen } from '../kernel/fen'
import { BankCard, IdNumber, Mobile } from '../kernel/identity-numbers'
import { MemberKey } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { Month, PlainDate } from '../kernel/plain-date'
import { MaybeWords, Name, Words } from '../kernel/text'
import * as w from './words'

/** What a field becomes at rest: ciphertext with its key id, and what may be shown unrevealed. */
export const SealedText = z.object({ sealed: z.string(), shown: Masked })
export type SealedText = z.infer<typeof SealedText>
/** An ID number at rest: also findable by keyed hash. */
export const SealedId = z.object({ sealed: z.string(), shown: Masked, hash: z.string() })
export type SealedId = z.infer<typeof SealedId>

/** What nobody needs in a list: ciphertext, and beside it nothing. */
export const Hidden = z.object({ sealed: z.string() })
export type Hidden = z.infer<typeof Hidden>

const Property = z.object({
  homes: z
    .array(z.object({ kind: w.HomeKind, squareMetres: z.int().check(z.minimum(1), z.maximum(5000)) }))
    .check(z.maxLength(10)),
  vehicles: z
    .array(z.object({ kind: w.VehicleKind, boughtIn: z.int().check(z.minimum(1980), z.maximum(2100)) }))
    .check(z.maxLength(10)),
  other: MaybeWords(200),
})

type Leaf = z.ZodMiniType
/**
 * One shape of a household, three bodies: `open` as the phone sends it, `sealed` as it rests in the
 * store, `shown` as a page gets it. Only the sensitive leaves differ, so a new field cannot be
 * sealed in one place and forgotten in another.
 */
const householdOf = <
  Id extends Leaf,
  Mob extends Leaf,
  Acc extends Leaf,
  Nam extends Leaf,
  Txt extends Leaf,
  Opt extends Leaf,
  Hea extends Leaf,
  Sto extends Leaf,
  Oth extends Leaf,
  Why extends Leaf,
>(body: {
  id: Id
  mobile: Mob
  account: Acc
  name: Nam
  text: Txt
  optional: Opt
  health: Hea
  story: Sto
  otherAid: Oth
  why: Why
}) => {
  const person = {
    name: body.name,
    idNumber: body.id,
    health: body.health,
    /** disability or disease, in words; may be empty */
    healthDetail: body.optional,
  }
  return z.object({
    applicant: z.object({
      ...person,
      ethnicity: Words(20),
      mobile: body.mobile,
      registeredAddress: body.text,
      presentAddress: body.text,
      residence: w.Residence,
      marital: w.Marital,
      employment: w.Employment,
      employer: MaybeWords(60),
      sector: w.Sector,
      hiredIn: z.optional(Month),
      insurance: w.Insurance,
      singleParent: z.boolean(),
      zeroEmployment: z.boolean(),
      housing: z.object({ kind: w.HousingKind, squareMetres: z.int().check(z.minimum(1), z.maximum(2000)) }),
      mainCause: w.Cause,
      otherCauses: z.array(w.Cause).check(z.maxLength(6)),
      story: body.story,
      otherAid: body.otherAid,
    }),
    members: z
      .array(
        z.object({
          ...person,
          key: MemberKey,
          relation: w.Relation,
          status: w.MemberStatus,
          workplace: body.optional,
          schoolStage: z.optional(w.SchoolStage),
          counted: z.boolean(),
          /** wanted when not counted */
          notCountedBecause: body.why,
        }),
      )
      .check(z.maxLength(15)),
    property: Property,
    /** the twelve whole months the money lines speak of */
    period: z.object({ from: Month, to: Month }),
    incomes: z.array(IncomeLine).check(z.maxLength(60)),
    expenditures: z.array(RigidLine).check(z.maxLength(60)),
    accident: z.optional(
      z.object({
        kind: w.AccidentKind,
        happenedOn: PlainDate,
        cost: Fen,
        /** insurance, compensation and aid received for it */
        recovered: Fen,
      }),
    ),
    account: z.object({ bank: Words(40), branch: Words(60), number: body.account }),
  })
}

/** Twelve months' income of one member and kind. m0 is the applicant. */
export const IncomeLine = z.object({ member: MemberKey, kind: w.IncomeKind, amount: Fen })
export type IncomeLine = z.infer<typeof IncomeLine>
/** Twelve months' rigid expenditure: for illness the self-paid part, for schooling the public-school level. */
export const RigidLine = z.object({ member: MemberKey, kind: w.RigidKind, amount: Fen })
export type RigidLine = z.infer<typeof RigidLine>

/** Whole for whoever may open the case, sealed at rest: health, and words that may tell of it. */
const spoken = {
  health: w.Health,
  story: MaybeWords(500),
  otherAid: MaybeWords(200),
  why: MaybeWords(100),
}

export const Declaration = householdOf({
  id: IdNumber,
  mobile: Mobile,
  account: BankCard,
  name: Name,
  text: Words(120),
  optional: MaybeWords(120),
  ...spoken,
})
export type Declaration = z.infer<typeof Declaration>

export const SealedDeclaration = householdOf({
  id: SealedId,
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
  mobile: Masked,
  account: Masked,
  name: Masked,
  text: Masked,
  optional: Masked,
  ...spoken,
})
export type ShownDeclaration = z.infer<typeof ShownDeclaration>

/** The fields a person may ask to see whole, one at a time. */
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
