import { CONSENT_TEXT_VERSION, Consent, type ConsentMatter, missingConsents } from '@domain/consent/consent'
import { type Inconsistency, inconsistencies } from '@domain/household/consistency'
import { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import type { MemberKey } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { missingProofs, overfullProof, PROOFS, ProofAnswer, type ProofType } from '@domain/proof/index'
import { proofAnswers } from '@src/components/papers/answer'
import { under, wrongsIn } from '@src/components/wrongs'
import { refusalText } from '@src/text'
import { type BlockKey, inconsistencyText } from '@src/text/apply'
import { wrong } from '@src/text/fields'
import { type FormDraft, shapeOf } from './draft'
import { ME, type Person, peopleOf, usualCosts, usualIncomes } from './suggest'

export type Wrongs = Readonly<Record<string, string>>

const unless = (fine: boolean, field: string, text: string): Wrongs => (fine ? {} : { [field]: text })

/** Fields of the declaration with one text, whatever is wrong with them. */
const NAMED = {
  squareMetres: wrong.area,
  boughtIn: wrong.year,
  singleParent: wrong.unanswered,
  counted: wrong.unanswered,
  zeroEmployment: wrong.unanswered,
  cost: wrong.amount,
  recovered: wrong.amount,
  hiredIn: wrong.choose,
  happenedOn: wrong.choose,
}

/** The draft as a declaration, for rules that can be checked before the account and the consents are entered. */
const question = (draft: FormDraft, today: PlainDate): Declaration => shapeOf(draft, today) as Declaration

// inconsistencies() reads only people, lines, days and years, and ignores missing answers
const consistency = (draft: FormDraft, today: PlainDate): readonly Inconsistency[] =>
  inconsistencies(question(draft, today), today)

/** The field of a screen for a path in the declaration. */
const fieldOf = (path: string): string =>
  path
    .replace(/^(applicant|account|property)\./, '')
    .replace('housing.kind', 'housingKind')
    .replace('housing.', '')

/** The last result, because every screen and the review of all answers ask for the same. */
let last: { readonly draft: FormDraft; readonly today: PlainDate; readonly wrongs: Wrongs } | undefined
/** The errors of the whole declaration: what the rules of consistency find, and before that what the schema finds. */
const allWrongs = (draft: FormDraft, today: PlainDate): Wrongs => {
  if (last?.draft !== draft || last.today !== today) {
    const rules = consistency(draft, today).map(({ at, rule }) => [at, inconsistencyText[rule]] as const)
    const paths = { ...Object.fromEntries(rules), ...wrongsIn(Declaration, question(draft, today), NAMED) }
    const wrongs = Object.fromEntries(Object.entries(paths).map(([path, text]) => [fieldOf(path), text]))
    last = { draft, today, wrongs }
  }
  return last.wrongs
}

/** The errors of these fields and of all fields inside them. */
const of = (draft: FormDraft, today: PlainDate, ...fields: readonly string[]): Wrongs =>
  Object.fromEntries(
    Object.entries(allWrongs(draft, today)).filter(([at]) =>
      fields.some((field) => at === field || at.startsWith(`${field}.`)),
    ),
  )

/** Maximum number of money lines a declaration may have on each side. */
const LINES_MOST = 60

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

type Line = { readonly member: string; readonly kind: string; readonly amount?: number | undefined }
/** The money lines shown without an amount. */
const unfilled = (draft: FormDraft, lines: readonly Line[], usual: (person: Person) => readonly string[]): Wrongs =>
  Object.fromEntries(
    peopleOf(draft).flatMap((person) => {
      const own = lines.filter((line) => line.member === person.key)
      return [...new Set([...usual(person), ...own.map((line) => line.kind)])]
        .filter((kind) => own.find((line) => line.kind === kind)?.amount === undefined)
        .map((kind) => [`${person.key}.${kind}`, wrong.amount])
    }),
  )

const ofPerson = (wrongs: Wrongs, key: MemberKey): Wrongs =>
  Object.fromEntries(Object.entries(wrongs).filter(([at]) => at.startsWith(`${key}.`)))

const incomes = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...sums(draft, today, 'incomes'),
  ...unfilled(draft, draft.incomes, usualIncomes),
})

/** What is asked in the applicant's own card, and for the whole household beside the cards. */
const SELF = ['name', 'idNumber', 'mobile', 'ethnicity', 'employment', 'employer', 'sector', 'hiredIn', 'insurance']
const HOME = ['registeredAddress', 'presentAddress', 'residence', 'marital', 'housingKind', 'squareMetres']

/** The errors of one person's card; those of a member by field, as `under` of `members.<i>` gives them. */
export const selfWrongs = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...of(draft, today, ...SELF, 'health', 'healthDetail'),
  ...ofPerson(incomes(draft, today), ME),
})
export const memberWrongs = (draft: FormDraft, i: number, today: PlainDate): Wrongs => {
  const member = draft.members[i]
  const { counted: _, notCountedBecause: __, ...own } = under(allWrongs(draft, today), `members.${i}`)
  return member === undefined ? {} : { ...own, ...ofPerson(incomes(draft, today), member.key) }
}

const family = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...unless(draft.base !== undefined || draft.unitLater === true, 'base', wrong.unit),
  ...of(draft, today, ...SELF, ...HOME, 'health', 'healthDetail', 'singleParent', 'zeroEmployment', 'members'),
  ...incomes(draft, today),
  ...unless(draft.members.length > 0 || draft.alone === true, 'alone', wrong.alone),
})

const money = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...sums(draft, today, 'expenditures'),
  ...unfilled(draft, draft.costs, usualCosts),
  ...unless(draft.hadAccident !== undefined, 'hadAccident', wrong.unanswered),
  ...of(draft, today, 'accident', 'homes', 'vehicles', 'other'),
  ...unless(draft.hasHomes !== undefined || draft.homes.length > 0, 'hasHomes', wrong.unanswered),
  ...unless(draft.hasVehicles !== undefined || draft.vehicles.length > 0, 'hasVehicles', wrong.unanswered),
})

export const proofAnswersOf = (draft: FormDraft): ProofAnswer[] => proofAnswers(draft.proofs)

const missingProofsOf = (draft: FormDraft, today: PlainDate): readonly ProofType[] =>
  missingProofs(question(draft, today), proofAnswersOf(draft))

const proofs = (draft: FormDraft, today: PlainDate): Wrongs => {
  const given = proofAnswersOf(draft)
  const full = overfullProof(given)
  return Object.fromEntries([
    ...given.flatMap((answer) => {
      const text = wrongsIn(ProofAnswer, answer)['cannotGet']
      return text === undefined ? [] : [[answer.type, text]]
    }),
    ...(full === undefined ? [] : [[full.type, refusalText({ code: 'FILE_COUNT', about: full })]]),
    ...missingProofsOf(draft, today).map((type) => [type, PROOFS[type].mayBeMissing ? wrong.proof : wrong.proofMust]),
  ])
}

const saidThemselves = ({ confirmed }: FormDraft, member: string | undefined): boolean =>
  member === 'm0' || (confirmed ?? []).some((key) => key === member)

export const consentsOf = (draft: FormDraft, how: Consent['how']): Consent[] =>
  draft.consents.flatMap((pair) => {
    const [matter, member] = pair.split(':')
    const through = how === 'own-phone' && !saidThemselves(draft, member)
    const parsed = Consent.safeParse({
      matter,
      member,
      textVersion: CONSENT_TEXT_VERSION,
      how: through ? 'through-applicant' : how,
      ...(through ? { why: draft.whys?.[member ?? ''] } : {}),
    })
    return parsed.success ? [parsed.data] : []
  })

export type ConsentWant = { readonly matter: ConsentMatter; readonly member: MemberKey }
/** All consents this household needs, given or not. @internal */
export const consentsWanted = (draft: FormDraft, today: PlainDate): readonly ConsentWant[] =>
  missingConsents([], agesOf(question(draft, today), today))

/** The consents that stand before the first answer; the others come last, when the household is known. */
const BEFORE = ['privacy', 'sensitive']
export const firstConsents: readonly ConsentWant[] = missingConsents([], { adults: [], minors: [] }).filter(
  ({ matter }) => BEFORE.includes(matter),
)
export const lastConsents = (draft: FormDraft, today: PlainDate): readonly ConsentWant[] =>
  consentsWanted(draft, today).filter(({ matter }) => !BEFORE.includes(matter))
export const isGiven = (draft: FormDraft, want: ConsentWant): boolean =>
  draft.consents.includes(`${want.matter}:${want.member}`)

const agree = (draft: FormDraft, today: PlainDate): Wrongs => ({
  ...unless(
    consentsWanted(draft, today).every((want) => isGiven(draft, want)),
    'consents',
    wrong.consent,
  ),
  ...unless(draft.signature !== undefined, 'signature', wrong.sign),
})

const CHECKS: Record<BlockKey, (draft: FormDraft, today: PlainDate) => Wrongs> = {
  family,
  money,
  cause: (draft, today) => of(draft, today, 'mainCause', 'otherCauses', 'story', 'otherAid'),
  proofs,
  account: (draft, today) => ({
    ...of(draft, today, 'bank', 'branch', 'number', 'noAccountBecause'),
  }),
  agree,
}

/** What is still wanting or wrong in a block, by field. */
export const wrongsOf = (block: BlockKey, draft: FormDraft, today: PlainDate): Wrongs => CHECKS[block](draft, today)
