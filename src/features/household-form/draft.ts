import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { Declaration } from '@domain/household/declaration'
import * as w from '@domain/household/words'
import { Fen } from '@domain/kernel/fen'
import { FileId, MemberKey, OrgId } from '@domain/kernel/ids'
import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import { Jurisdiction } from '@domain/organisation/org'
import { RulesSeen } from '@domain/policy/changes'
import { ProofType } from '@domain/proof/index'
import { apply } from '@src/text/apply'
import * as z from 'zod/mini'

const maybe = z.optional

const MemberDraft = z.object({
  key: MemberKey,
  name: z.string(),
  idNumber: z.string(),
  relation: maybe(w.Relation),
  status: maybe(w.MemberStatus),
  health: maybe(w.Health),
  healthDetail: z.string(),
  workplace: z.string(),
  schoolStage: maybe(w.SchoolStage),
  counted: z.boolean(),
  notCountedBecause: z.string(),
})
export type MemberDraft = z.infer<typeof MemberDraft>

const ProofDraft = z.object({ type: ProofType, files: z.array(FileId), cannotGet: maybe(z.string()) })
export type ProofDraft = z.infer<typeof ProofDraft>

/** The incomplete form: the shapes of the declaration, with every part optional. */
export const FormDraft = z.object({
  version: z.literal(1),
  step: z.int(),
  /** page within the step; default: the first */
  part: maybe(z.int()),
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
  incomes: z.array(z.object({ member: MemberKey, kind: w.IncomeKind, amount: maybe(Fen) })),
  costs: z.array(z.object({ member: MemberKey, kind: w.RigidKind, amount: maybe(Fen) })),
  hadAccident: maybe(z.boolean()),
  accident: z.object({
    kind: maybe(w.AccidentKind),
    happenedOn: z.string(),
    cost: maybe(Fen),
    recovered: maybe(Fen),
  }),
  homes: z.array(z.object({ kind: maybe(w.HomeKind), squareMetres: maybe(z.int()) })),
  vehicles: z.array(z.object({ kind: maybe(w.VehicleKind), boughtIn: maybe(z.int()) })),
  otherProperty: z.string(),
  account: z.object({ bank: z.string(), branch: z.string(), number: z.string() }),
  proofs: z.array(ProofDraft),
  /** `matter:member` */
  consents: z.array(z.string()),
  /** members who consented on their own phones: the cloud checks again when the form is handed in */
  confirmed: maybe(z.array(MemberKey)),
  /** version of the consent texts that were agreed to */
  consentText: maybe(z.string()),
  signature: maybe(FileId),
})
export type FormDraft = z.infer<typeof FormDraft>

export const emptyDraft = (name = ''): FormDraft => ({
  version: 1,
  step: 0,
  applicant: {
    name,
    idNumber: '',
    ethnicity: apply.mostAre,
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

const asWritten = (idNumber: string): string => idNumber.trim().toUpperCase()
/** Only students and employed members are asked where they study or work. */
export const hasPlace = (status: MemberDraft['status']): boolean => status === 'student' || status === 'employed'

/**
 * The draft in the shape of the declaration, unchecked: missing answers stay undefined. Answers to questions that later answers
 * made irrelevant are left out, because the applicant has not reviewed them.
 */
export const shapeOf = (draft: FormDraft, today: PlainDate): unknown => {
  const { housingKind, squareMetres, hiredIn, ...applicant } = draft.applicant
  const asked = new Set<string>(['m0', ...draft.members.filter(({ counted }) => counted).map(({ key }) => key)])
  const given = (line: { readonly member: string; readonly amount?: number | undefined }): boolean =>
    line.amount !== undefined && line.amount > 0 && asked.has(line.member)
  return {
    applicant: {
      ...applicant,
      idNumber: asWritten(applicant.idNumber),
      healthDetail: applicant.health === 'good' ? '' : applicant.healthDetail,
      ...(hiredIn === '' ? {} : { hiredIn }),
      housing: { kind: housingKind, squareMetres },
    },
    members: draft.members.map(({ notCountedBecause, ...member }) => ({
      ...member,
      idNumber: asWritten(member.idNumber),
      healthDetail: member.health === 'good' ? '' : member.healthDetail,
      workplace: hasPlace(member.status) ? member.workplace : '',
      schoolStage: member.status === 'student' ? member.schoolStage : undefined,
      notCountedBecause: member.counted ? '' : notCountedBecause.trim(),
    })),
    property: { homes: draft.homes, vehicles: draft.vehicles, other: draft.otherProperty },
    period: lastTwelveMonths(today),
    incomes: draft.incomes.filter(given),
    expenditures: draft.costs.filter(given),
    ...(draft.hadAccident === true ? { accident: draft.accident } : {}),
    account: { ...draft.account, number: draft.account.number.replace(/\s/g, '') },
  }
}

/** The complete declaration; undefined while something is missing or invalid. */
export const declarationOf = (draft: FormDraft, today: PlainDate): Declaration | undefined => {
  const parsed = Declaration.safeParse(shapeOf(draft, today))
  return parsed.success ? parsed.data : undefined
}
