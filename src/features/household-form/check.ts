import { CONSENT_TEXT_VERSION, Consent, type ConsentMatter, missingConsents } from '@domain/consent/consent'
import { type Inconsistency, inconsistencies } from '@domain/household/consistency'
import type { Declaration } from '@domain/household/declaration'
import { LONGEST } from '@domain/household/longest'
import { agesOf } from '@domain/household/sheet-input'
import { BankCard, IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import type { MemberKey } from '@domain/kernel/ids'
import { Month, PlainDate } from '@domain/kernel/plain-date'
import { MaybeWords, Name } from '@domain/kernel/text'
import { missingProofs, overfullProof, PROOFS, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { refusalText } from '@src/text'
import { inconsistencyText, type StepKey, wrong } from '@src/text/apply'
import type * as z from 'zod/mini'
import { declarationOf, type FormDraft, hasPlace, type MemberDraft, shapeOf } from './draft'
import { peopleOf, usualCosts, usualIncomes } from './suggest'

/** The errors by field, from the same schemas and rules as in the cloud, each with its text. */
export type Wrongs = Readonly<Record<string, string>>
type Found = Record<string, string | undefined>

const sound = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success
const said = (found: Found): Wrongs =>
  Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => pair[1] !== undefined))

const maybe = (text: string, max: number): string | undefined => {
  if (sound(MaybeWords(max), text)) return undefined
  return text.trim().length > max ? wrong.long(max) : wrong.unclean
}
const words = (text: string, max: number): string | undefined => (text.trim() === '' ? wrong.text : maybe(text, max))
const chosen = (value: unknown): string | undefined => (value === undefined ? wrong.choose : undefined)
const answered = (value: unknown): string | undefined => (value === undefined ? wrong.unanswered : undefined)
const idWrong = (text: string): string | undefined =>
  sound(IdNumber, text) ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' })
const nameWrong = (text: string): string | undefined => (sound(Name, text) ? undefined : wrong.name)

export const memberWrongs = (member: MemberDraft): Wrongs =>
  said({
    name: nameWrong(member.name),
    idNumber: idWrong(member.idNumber),
    relation: chosen(member.relation),
    status: chosen(member.status),
    health: chosen(member.health),
    schoolStage: member.status === 'student' ? chosen(member.schoolStage) : undefined,
    workplace: hasPlace(member.status) ? maybe(member.workplace, LONGEST.detail) : undefined,
    healthDetail: member.health === 'good' ? undefined : maybe(member.healthDetail, LONGEST.detail),
    notCountedBecause: member.counted ? undefined : words(member.notCountedBecause, LONGEST.notCountedBecause),
  })

/** The draft as a declaration, for rules that can be checked before the account and the consents are entered. */
const question = (draft: FormDraft, today: PlainDate): Declaration => shapeOf(draft, today) as Declaration

// inconsistencies() reads only people, lines, days and years, and ignores missing answers
const consistency = (draft: FormDraft, today: PlainDate): readonly Inconsistency[] =>
  inconsistencies(question(draft, today), today)

/** The inconsistency the rules find at one field. */
const saidAt = (draft: FormDraft, today: PlainDate, field: string): string | undefined => {
  const found = consistency(draft, today).find(({ at }) => at === field)
  return found && inconsistencyText[found.rule]
}

/** Maximum number of money lines a declaration may have on each side. */
const LINES_MOST = 60

const members = (draft: FormDraft, today: PlainDate): Wrongs => {
  const own = draft.members.flatMap((member, i) =>
    Object.entries(memberWrongs(member)).map(([field, text]) => [`members.${i}.${field}`, text] as const),
  )
  if (own.length > 0) return Object.fromEntries(own)
  return Object.fromEntries(
    consistency(draft, today)
      .filter(({ at }) => at.startsWith('members.'))
      .map(({ at, rule }) => [at, inconsistencyText[rule]]),
  )
}

/** Inconsistent money lines, keyed as on their screen. */
const sums = (draft: FormDraft, today: PlainDate, part: 'incomes' | 'expenditures'): Wrongs => {
  const lines = question(draft, today)[part]
  const wrongAt = (i: number, text: string): Wrongs => {
    const line = lines[i]
    return line === undefined ? {} : { [`${line.member}.${line.kind}`]: text }
  }
  const found = consistency(draft, today).filter(({ at }) => at.startsWith(`${part}.`))
  return Object.assign(
    wrongAt(LINES_MOST, wrong.tooMany),
    ...found.map(({ at, rule }) => wrongAt(Number(at.split('.')[1]), inconsistencyText[rule])),
  )
}

const income = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...sums(draft, today, 'incomes'),
  ...Object.fromEntries(
    peopleOf(draft).flatMap((person) => {
      const added = draft.incomes.filter((line) => line.member === person.key).map((line) => line.kind)
      return [...new Set([...usualIncomes(person), ...added])]
        .filter((kind) => draft.incomes.find((l) => l.member === person.key && l.kind === kind)?.amount === undefined)
        .map((kind) => [`${person.key}.${kind}`, wrong.amount])
    }),
  ),
})

const costs = (draft: FormDraft, today: PlainDate): Wrongs => {
  const lines = peopleOf(draft).flatMap((person) => {
    const added = draft.costs.filter((line) => line.member === person.key).map((line) => line.kind)
    return [...new Set([...usualCosts(person), ...added])]
      .filter((kind) => draft.costs.find((l) => l.member === person.key && l.kind === kind)?.amount === undefined)
      .map((kind) => [`${person.key}.${kind}`, wrong.amount] as const)
  })
  const { accident, hadAccident } = draft
  const loss = consistency(draft, today).find(({ at }) => at === 'accident.cost')
  const day = sound(PlainDate, accident.happenedOn) ? saidAt(draft, today, 'accident.happenedOn') : wrong.choose
  return {
    ...sums(draft, today, 'expenditures'),
    ...Object.fromEntries(lines),
    ...said({ hadAccident: answered(hadAccident) }),
    ...(hadAccident === true
      ? said({
          accidentKind: chosen(accident.kind),
          accidentDay: day,
          accidentCost: accident.cost === undefined ? wrong.amount : loss && inconsistencyText[loss.rule],
          accidentRecovered: accident.recovered === undefined ? wrong.amount : undefined,
        })
      : {}),
  }
}

const property = (draft: FormDraft, today: PlainDate): Wrongs => {
  const { homes, vehicles, otherProperty } = draft
  return said(
    Object.fromEntries([
      ['other', maybe(otherProperty, LONGEST.otherProperty)],
      ...homes.flatMap((home, i) => [
        [`homes.${i}.kind`, chosen(home.kind)],
        [`homes.${i}.area`, home.squareMetres === undefined ? wrong.area : undefined],
      ]),
      ...vehicles.flatMap((vehicle, i) => [
        [`vehicles.${i}.kind`, chosen(vehicle.kind)],
        [
          `vehicles.${i}.year`,
          vehicle.boughtIn === undefined ? wrong.year : saidAt(draft, today, `property.vehicles.${i}.boughtIn`),
        ],
      ]),
    ]) as Found,
  )
}

export const proofAnswersOf = (draft: FormDraft): ProofAnswer[] =>
  draft.proofs
    .filter((proof) => proof.files.length > 0 || (proof.cannotGet ?? '').trim() !== '')
    .map(({ type, files, cannotGet }) => ({
      type,
      files,
      ...(files.length > 0 || cannotGet === undefined || cannotGet.trim() === ''
        ? {}
        : { cannotGet: cannotGet.trim() }),
    }))

const missingProofsOf = (draft: FormDraft, today: PlainDate): readonly ProofType[] =>
  missingProofs(question(draft, today), proofAnswersOf(draft))

/** Errors in the answers about proofs: the written reason for a missing proof, or too many pictures. */
const answeredWrongly = (given: readonly ProofAnswer[]): Found => {
  const full = overfullProof(given)
  return {
    ...Object.fromEntries(given.map(({ type, cannotGet = '' }) => [type, maybe(cannotGet, 100)])),
    ...(full === undefined ? {} : { [full.type]: refusalText({ code: 'FILE_COUNT', about: full }) }),
  }
}

const proofs = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...said(answeredWrongly(proofAnswersOf(draft))),
  ...Object.fromEntries(
    missingProofsOf(draft, today).map((type) => [type, PROOFS[type].mayBeMissing ? wrong.proof : wrong.proofMust]),
  ),
})

const self = (draft: FormDraft, today: PlainDate): Wrongs => {
  const a = draft.applicant
  return said({
    name: nameWrong(a.name),
    idNumber: idWrong(a.idNumber) ?? saidAt(draft, today, 'applicant.idNumber'),
    mobile: sound(Mobile, a.mobile) ? undefined : refusalText({ code: 'MOBILE_WRONG' }),
    ethnicity: words(a.ethnicity, LONGEST.ethnicity),
  })
}

const saidThemselves = ({ confirmed }: FormDraft, member: string | undefined): boolean =>
  member === 'm0' || (confirmed ?? []).some((key) => key === member)

export const consentsOf = (draft: FormDraft, how: Consent['how']): Consent[] =>
  draft.consents.flatMap((pair) => {
    const [matter, member] = pair.split(':')
    const parsed = Consent.safeParse({
      matter,
      member,
      textVersion: CONSENT_TEXT_VERSION,
      how: how === 'own-phone' && !saidThemselves(draft, member) ? 'through-applicant' : how,
    })
    return parsed.success ? [parsed.data] : []
  })

export type ConsentWant = { readonly matter: ConsentMatter; readonly member: MemberKey }
/** All consents this household needs, given or not. */
export const consentsWanted = (draft: FormDraft, today: PlainDate): readonly ConsentWant[] =>
  missingConsents([], agesOf(question(draft, today), today))

const CHECKS: Record<StepKey, (draft: FormDraft, today: PlainDate) => Wrongs> = {
  unit: ({ base, unitLater }) => said({ base: base === undefined && unitLater !== true ? wrong.unit : undefined }),
  self,
  home: ({ applicant: a }) =>
    said({
      registeredAddress: words(a.registeredAddress, LONGEST.address),
      presentAddress: words(a.presentAddress, LONGEST.address),
      residence: chosen(a.residence),
      marital: chosen(a.marital),
      housingKind: chosen(a.housingKind),
      squareMetres: a.squareMetres === undefined ? wrong.area : undefined,
    }),
  work: (draft, today) => {
    const { applicant: a } = draft
    const hired = sound(Month, a.hiredIn) ? saidAt(draft, today, 'applicant.hiredIn') : wrong.choose
    return said({
      employment: chosen(a.employment),
      employer: maybe(a.employer, LONGEST.employer),
      sector: chosen(a.sector),
      hiredIn: a.hiredIn === '' ? undefined : hired,
      insurance: chosen(a.insurance),
      singleParent: answered(a.singleParent),
      zeroEmployment: answered(a.zeroEmployment),
    })
  },
  health: ({ applicant: a }) =>
    said({
      health: chosen(a.health),
      healthDetail: a.health === 'good' ? undefined : maybe(a.healthDetail, LONGEST.detail),
    }),
  members,
  income,
  costs,
  property,
  cause: ({ applicant: a }) =>
    said({
      mainCause: chosen(a.mainCause),
      story: maybe(a.story, LONGEST.story),
      otherAid: maybe(a.otherAid, LONGEST.otherAid),
    }),
  proofs,
  account: ({ account: a }) =>
    said({
      bank: words(a.bank, LONGEST.bank),
      branch: words(a.branch, LONGEST.branch),
      number: sound(BankCard, a.number.replace(/\s/g, '')) ? undefined : refusalText({ code: 'BANK_CARD_WRONG' }),
    }),
  consents: (draft, today) =>
    said({
      consents: consentsWanted(draft, today).every((want) => draft.consents.includes(`${want.matter}:${want.member}`))
        ? undefined
        : wrong.consent,
    }),
  read: (draft, today) => said({ whole: declarationOf(draft, today) === undefined ? wrong.text : undefined }),
  sign: ({ signature }) => said({ signature: signature === undefined ? wrong.sign : undefined }),
}

export const wrongsOf = (step: StepKey, draft: FormDraft, today: PlainDate): Wrongs => CHECKS[step](draft, today)
