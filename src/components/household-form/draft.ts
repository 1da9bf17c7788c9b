import { Declaration } from '@domain/household/declaration'
import * as w from '@domain/household/words'
import { Fen } from '@domain/kernel/fen'
import { FileId, MemberKey, OrgId } from '@domain/kernel/ids'
import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import { ProofType } from '@domain/proof/index'
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

/** The form half filled: the declaration's own shapes, everything still open allowed. */
export const FormDraft = z.object({
  version: z.literal(1),
  step: z.int(),
  base: maybe(z.object({ id: OrgId, name: z.string() })),
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
  signature: maybe(FileId),
})
export type FormDraft = z.infer<typeof FormDraft>

export const emptyDraft = (name = ''): FormDraft => ({
  version: 1,
  step: 0,
  applicant: {
    name,
    idNumber: '',
    ethnicity: '汉族',
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

/** A draft as it was kept; anything an older version wrote differently is no draft. */
export const readDraft = (kept: unknown): FormDraft | undefined => {
  const parsed = FormDraft.safeParse(kept)
  return parsed.success ? parsed.data : undefined
}

/** The draft in the declaration's shape, unchecked: what is still open stays undefined. */
export const shapeOf = (draft: FormDraft, today: PlainDate): unknown => {
  const { housingKind, squareMetres, hiredIn, ...applicant } = draft.applicant
  return {
    applicant: {
      ...applicant,
      ...(hiredIn === '' ? {} : { hiredIn }),
      housing: { kind: housingKind, squareMetres },
    },
    members: draft.members.map(({ notCountedBecause, ...member }) => ({
      ...member,
      schoolStage: member.status === 'student' ? member.schoolStage : undefined,
      notCountedBecause: member.counted ? '' : notCountedBecause,
    })),
    property: { homes: draft.homes, vehicles: draft.vehicles, other: draft.otherProperty },
    period: lastTwelveMonths(today),
    incomes: draft.incomes.filter((line) => line.amount !== undefined && line.amount > 0),
    expenditures: draft.costs.filter((line) => line.amount !== undefined && line.amount > 0),
    ...(draft.hadAccident === true ? { accident: draft.accident } : {}),
    account: { ...draft.account, number: draft.account.number.replace(/\s/g, '') },
  }
}

/** The finished declaration; undefined while something is open or wrong. */
export const declarationOf = (draft: FormDraft, today: PlainDate): Declaration | undefined => {
  const parsed = Declaration.safeParse(shapeOf(draft, today))
  return parsed.success ? parsed.data : undefined
}
