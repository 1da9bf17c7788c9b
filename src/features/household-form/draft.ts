import { CONSENT_TEXT_VERSION, WhyThrough } from '@domain/consent/consent'
import { Declaration } from '@domain/household/declaration'
import { OtherIdKind } from '@domain/household/personal-id'
import * as w from '@domain/household/words'
import { Fen } from '@domain/kernel/fen'
import { FileId, MemberKey, OrgId } from '@domain/kernel/ids'
import { plainIdNumber, plainNumber } from '@domain/kernel/plain'
import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { RulesSeen } from '@domain/policy/changes'
import { ProofDraft } from '@src/components/papers/answer'
import * as z from 'zod/mini'
import { ageOf, idOf } from './age'

const maybe = z.optional

const MemberDraft = z.object({
  key: MemberKey,
  name: z.string(),
  idNumber: z.string(),
  /** for whoever has no mainland ID number */
  otherId: maybe(
    z.object({
      kind: maybe(OtherIdKind),
      number: z.string(),
      because: z.string(),
      birthDate: z.string(),
      sex: maybe(w.Sex),
    }),
  ),
  relation: maybe(w.Relation),
  status: maybe(w.MemberStatus),
  health: maybe(w.Health),
  healthDetail: z.string(),
  workplace: z.string(),
  schoolStage: maybe(w.SchoolStage),
  counted: maybe(z.boolean()),
  notCountedBecause: z.string(),
})
export type MemberDraft = z.infer<typeof MemberDraft>

/**
 * The incomplete form: the shapes of the declaration, with every part optional. Drafts of the form that asked step by step are
 * read too; they have a `step`, which is ignored.
 */
export const FormDraft = z.object({
  version: z.literal(1),
  base: maybe(z.object({ id: OrgId, name: z.string(), jurisdiction: maybe(Jurisdiction) })),
  /** the unit was not found: the rest is filled in first, and the unit is asked for again before sending */
  unitLater: maybe(z.boolean()),
  /** answers that came from the pre-check and were not looked at yet: `member.field`, or a field of the household */
  told: maybe(z.array(z.string())),
  /** the policy as it was when the form was begun */
  rules: maybe(RulesSeen),
  applicant: z.object({
    name: z.string(),
    idNumber: z.string(),
    ethnicity: z.string(),
    mobile: z.string(),
    registeredAddress: z.string(),
    presentAddress: z.string(),
    /** lives where they are registered */
    presentSame: maybe(z.boolean()),
    residence: maybe(w.Residence),
    marital: maybe(w.Marital),
    employment: maybe(w.Employment),
    employer: z.string(),
    sector: maybe(w.Sector),
    hiredIn: z.string(),
    insurance: maybe(w.Insurance),
    singleParent: maybe(z.boolean()),
    zeroEmployment: maybe(z.boolean()),
    housingKind: maybe(w.HousingKind),
    squareMetres: maybe(z.int()),
    health: maybe(w.Health),
    healthDetail: z.string(),
    mainCause: maybe(w.Cause),
    otherCauses: z.array(w.Cause),
    story: z.string(),
    otherAid: z.string(),
  }),
  members: z.array(MemberDraft),
  /** nobody else belongs to the household */
  alone: maybe(z.boolean()),
  incomes: z.array(z.object({ member: MemberKey, kind: w.IncomeKind, amount: maybe(Fen) })),
  costs: z.array(z.object({ member: MemberKey, kind: w.RigidKind, amount: maybe(Fen) })),
  hadAccident: maybe(z.boolean()),
  accident: z.object({
    kind: maybe(w.AccidentKind),
    happenedOn: z.string(),
    cost: maybe(Fen),
    recovered: maybe(Fen),
  }),
  hasHomes: maybe(z.boolean()),
  hasVehicles: maybe(z.boolean()),
  homes: z.array(z.object({ kind: maybe(w.HomeKind), squareMetres: maybe(z.int()) })),
  vehicles: z.array(z.object({ kind: maybe(w.VehicleKind), boughtIn: maybe(z.int()) })),
  otherProperty: z.string(),
  account: z.object({
    bank: z.string(),
    branch: z.string(),
    number: z.string(),
    /** no account yet, and why */
    none: maybe(z.boolean()),
    because: maybe(z.string()),
  }),
  proofs: z.array(ProofDraft),
  /** `matter:member` */
  consents: z.array(z.string()),
  /** members who consented on their own phones: the cloud checks again when the form is handed in */
  confirmed: maybe(z.array(MemberKey)),
  /** why the applicant states a member's consent, by member */
  whys: maybe(z.record(z.string(), WhyThrough)),
  /** version of the consent texts that were agreed to */
  consentText: maybe(z.string()),
  signature: maybe(FileId),
  /** on behalf: the photographed paper by which the worker agreed to it */
  consentPaper: maybe(z.array(FileId)),
})
export type FormDraft = z.infer<typeof FormDraft>

export const emptyDraft = (name = ''): FormDraft => ({
  version: 1,
  applicant: {
    name,
    idNumber: '',
    ethnicity: '',
    mobile: '',
    registeredAddress: '',
    presentAddress: '',
    employer: '',
    hiredIn: '',
    healthDetail: '',
    otherCauses: [],
    story: '',
    otherAid: '',
  },
  members: [],
  incomes: [],
  costs: [],
  accident: { happenedOn: '' },
  homes: [],
  vehicles: [],
  otherProperty: '',
  account: { bank: '', branch: '', number: '' },
  proofs: [],
  consents: [],
})

/** A stored draft; undefined when an older version stored it in another form. */
export const readDraft = (kept: unknown): FormDraft | undefined => {
  const parsed = FormDraft.safeParse(kept)
  if (!parsed.success) return undefined
  // agreement to an older text does not count for this one
  return parsed.data.consentText === CONSENT_TEXT_VERSION
    ? parsed.data
    : { ...parsed.data, consents: [], confirmed: [] }
}

/**
 * Without the consents that the applicant stated for a member before a reason was asked for: on the worker's own phone they are
 * asked again, with the reason.
 */
export const withReasons = (draft: FormDraft): FormDraft => ({
  ...draft,
  consents: draft.consents.filter((pair) => {
    const [matter, member = ''] = pair.split(':')
    const own = member === 'm0' || draft.confirmed?.some((key) => key === member) === true
    return matter !== 'crosscheck' || own || draft.whys?.[member] !== undefined
  }),
})

/** Only students and employed members are asked where they study or work. */
export const hasPlace = (status: MemberDraft['status']): boolean => status === 'student' || status === 'employed'

/** Whether anybody of the household has work: then it is no household without employment. */
const somebodyWorks = ({ applicant, members }: FormDraft): boolean =>
  ['employed', 'flexible', 'migrant'].includes(applicant.employment ?? '') ||
  members.some(({ counted, status }) => counted !== false && (status === 'employed' || status === 'flexible'))
/** Asked only of households in which nobody has work. */
export const asksZeroEmployment = (draft: FormDraft): boolean =>
  draft.applicant.employment !== undefined && !somebodyWorks(draft)
/** Asked only of those who have a child and are not married. */
export const asksSingleParent = (draft: FormDraft): boolean => {
  const marital = maritalOf(draft)
  return marital !== undefined && marital !== 'married' && draft.members.some(({ relation }) => relation === 'child')
}

/** A union of several employers, or of a place, is not named after the employer. */
const OF_MANY = /联合|街道|社区|行业|园区|乡|镇|村/
/** The employer that the union is called after; an own answer stands before it. */
export const employerOf = ({ applicant: { employer, employment }, base }: FormDraft): string => {
  if (employer !== '' || base === undefined || (employment !== 'employed' && employment !== 'migrant')) return employer
  return OF_MANY.test(base.name) ? '' : unitOf(base.name)
}
/** The name of the unit that a union is called after. */
export const unitOf = (union: string): string => union.replace(/(?:基层)?(?:联合)?工会(?:委员会)?$/, '')

/** Whoever has a spouse in the household is married. */
export const maritalOf = ({ applicant: { marital }, members }: FormDraft): FormDraft['applicant']['marital'] =>
  marital ?? (members.some(({ relation }) => relation === 'spouse') ? 'married' : undefined)

const GROWN_UP = 18
/** By the rule the spouse belongs to the household, and children who are minors or students: only of others it is asked. */
export const countedOf = (
  { counted, relation, status, ...one }: Omit<MemberDraft, 'notCountedBecause'>,
  today: PlainDate,
): MemberDraft['counted'] => {
  if (counted !== undefined) return counted
  const child = relation === 'child' && (status === 'student' || (ageOf(one, today) ?? GROWN_UP) < GROWN_UP)
  return relation === 'spouse' || child ? true : undefined
}

/** Where the applicant lives: said once, where it is the registered address. */
export const presentAddressOf = ({ applicant: a }: FormDraft): string =>
  a.presentSame === true ? a.registeredAddress : a.presentAddress

/**
 * The draft in the shape of the declaration, unchecked: missing answers stay undefined. Answers to questions that later answers
 * made irrelevant are left out, because the applicant has not reviewed them.
 */
export const shapeOf = (draft: FormDraft, today: PlainDate): unknown => {
  const { housingKind, squareMetres, hiredIn, presentSame: _, ...applicant } = draft.applicant
  const marital = maritalOf(draft)
  const asked = new Set<string>([
    'm0',
    ...draft.members.filter(({ counted }) => counted !== false).map(({ key }) => key),
  ])
  const given = (line: { readonly member: string; readonly amount?: number | undefined }): boolean =>
    line.amount !== undefined && line.amount > 0 && asked.has(line.member)
  return {
    applicant: {
      ...applicant,
      idNumber: plainIdNumber(applicant.idNumber),
      employer: employerOf(draft),
      marital,
      healthDetail: applicant.health === 'good' ? '' : applicant.healthDetail,
      presentAddress: presentAddressOf(draft),
      singleParent: asksSingleParent(draft) ? applicant.singleParent : marital === undefined ? undefined : false,
      zeroEmployment: asksZeroEmployment(draft)
        ? applicant.zeroEmployment
        : applicant.employment === undefined
          ? undefined
          : false,
      ...(hiredIn === '' ? {} : { hiredIn }),
      housing: { kind: housingKind, squareMetres },
    },
    members: draft.members.map(({ notCountedBecause, otherId, ...member }) => ({
      ...member,
      idNumber: otherId === undefined ? plainIdNumber(member.idNumber) : (idOf({ ...member, otherId }) ?? ''),
      counted: countedOf({ ...member, otherId }, today),
      healthDetail: member.health === 'good' ? '' : member.healthDetail,
      workplace: hasPlace(member.status) ? member.workplace : '',
      schoolStage: member.status === 'student' ? member.schoolStage : undefined,
      notCountedBecause: member.counted === false ? notCountedBecause.trim() : '',
    })),
    property: {
      homes: draft.hasHomes === false ? [] : draft.homes,
      vehicles: draft.hasVehicles === false ? [] : draft.vehicles,
      other: draft.otherProperty,
    },
    period: lastTwelveMonths(today),
    incomes: draft.incomes.filter(given),
    expenditures: draft.costs.filter(given),
    ...(draft.hadAccident === true ? { accident: draft.accident } : {}),
    ...(draft.account.none === true
      ? { noAccountBecause: (draft.account.because ?? '').trim() }
      : {
          account: {
            bank: draft.account.bank,
            branch: draft.account.branch,
            number: plainNumber(draft.account.number),
          },
        }),
  }
}

/** The complete declaration; undefined while something is missing or invalid. */
export const declarationOf = (draft: FormDraft, today: PlainDate): Declaration | undefined => {
  const parsed = Declaration.safeParse(shapeOf(draft, today))
  return parsed.success ? parsed.data : undefined
}
