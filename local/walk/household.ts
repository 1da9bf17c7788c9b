import { CONSENT_TEXT_VERSION, missingConsents } from '@domain/consent/consent'
import { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import { wantedProofs } from '@domain/proof/index'
import type * as z from 'zod/mini'
import type { Hand, Said } from './hand'
import { inventedCard, inventedId, inventedMobile } from './identity'

type Draft = z.input<typeof Declaration>
type Applicant = Draft['applicant']
type Member = Draft['members'][number]

/** One line of income or rigid expenditure: number of the member (0 is the applicant), kind, and yuan per year. */
type Line<K> = readonly [member: number, kind: K, yuan: number]

type Person = { readonly name: string; readonly birth: string; readonly sex: 'male' | 'female' }
export type Relative = Person &
  Pick<Member, 'relation' | 'status'> &
  Partial<Pick<Member, 'health' | 'healthDetail' | 'workplace' | 'schoolStage'>>

/** The distinctive facts of a family; everything else is filled in with usual values. */
export type Family = Person & {
  /** the family's number in the town, from which ID numbers, accounts and phone numbers are derived */
  readonly no: number
  readonly employer: string
  readonly cause: Applicant['mainCause']
  readonly story: string
  readonly about?: Partial<Omit<Applicant, 'name' | 'idNumber'>>
  readonly relatives: readonly Relative[]
  readonly incomes: readonly Line<Draft['incomes'][number]['kind']>[]
  readonly rigid: readonly Line<Draft['expenditures'][number]['kind']>[]
  readonly accident?: Draft['accident']
  readonly property?: Partial<Draft['property']>
}

const PER_FAMILY = 20

const memberOf =
  (family: Family) =>
  (relative: Relative, i: number): Member => ({
    key: `m${i + 1}`,
    name: relative.name,
    idNumber: inventedId(family.no * PER_FAMILY + i + 1, relative.birth, relative.sex),
    relation: relative.relation,
    status: relative.status,
    health: relative.health ?? 'good',
    healthDetail: relative.healthDetail ?? '',
    workplace: relative.workplace ?? '',
    ...(relative.schoolStage === undefined ? {} : { schoolStage: relative.schoolStage }),
    counted: true,
    notCountedBecause: '',
  })

/** The family's declaration on `day`. */
export const declarationOf = (family: Family, day: PlainDate): Draft => ({
  applicant: {
    name: family.name,
    idNumber: inventedId(family.no * PER_FAMILY, family.birth, family.sex),
    health: 'good',
    healthDetail: '',
    ethnicity: '汉族',
    mobile: inventedMobile(family.no),
    registeredAddress: `演示路${family.no}号`,
    presentAddress: `演示路${family.no}号`,
    residence: 'urban-local',
    marital: family.relatives.some((relative) => relative.relation === 'spouse') ? 'married' : 'divorced',
    employment: 'employed',
    employer: family.employer,
    sector: 'manufacturing',
    hiredIn: '2015-06',
    insurance: 'employee',
    singleParent: false,
    zeroEmployment: false,
    housing: { kind: 'rented', squareMetres: 56 },
    mainCause: family.cause,
    otherCauses: [],
    story: family.story,
    otherAid: '',
    ...family.about,
  },
  members: family.relatives.map(memberOf(family)),
  property: { homes: [], vehicles: [], other: '', ...family.property },
  period: lastTwelveMonths(day),
  incomes: family.incomes.map(([member, kind, yuan]) => ({ member: `m${member}`, kind, amount: yuan * 100 })),
  expenditures: family.rigid.map(([member, kind, yuan]) => ({ member: `m${member}`, kind, amount: yuan * 100 })),
  ...(family.accident === undefined ? {} : { accident: family.accident }),
  account: { bank: '演示银行', branch: '演示支行', number: inventedCard(family.no) },
})

const consentsFor = (draft: Draft, day: PlainDate): Said<'case.submit'>['consents'] =>
  missingConsents([], agesOf(Declaration.parse(draft), day)).map(({ matter, member }) => ({
    matter,
    member,
    textVersion: CONSENT_TEXT_VERSION,
    ...(member === 'm0'
      ? { how: 'own-phone' as const }
      : { how: 'through-applicant' as const, why: 'cannot-use' as const }),
  }))

/** Everything a family hands in: one picture per proof, consents, a signature. `by` uploads the files. */
export const submissionOf = async (
  hand: Hand,
  by: string,
  family: Family,
  base: string,
  day: PlainDate,
): Promise<Said<'case.submit'>> => {
  const declaration = declarationOf(family, day)
  const proofs: Said<'case.submit'>['proofs'] = []
  for (const type of wantedProofs(Declaration.parse(declaration)))
    proofs.push({ type, files: [await hand.upload(by, 'proof')] })
  const signature = await hand.upload(by, 'signature')
  return { base, declaration, proofs, consents: consentsFor(declaration, day), signature }
}
