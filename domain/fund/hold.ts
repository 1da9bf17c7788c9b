import { GRANT_ACTS } from '../application/money/grant'
import type { CaseSnapshot } from '../application/snapshot'
import { APPLICANT } from '../household/declaration'
import type { Sheet } from '../household/sheet'
import { addFen, type Fen, fen } from '../kernel/fen'
import type { MemberKey } from '../kernel/ids'
import { type PlainDate, yearOf } from '../kernel/plain-date'
import { type Ok, ok, refuse } from '../kernel/result'
import { areaOf, type Policy } from '../policy/policy'
import {
  acceptAmount,
  aidGiven,
  type EarlierGrant,
  entitlement,
  figuresAllow,
  fileAllows,
  grantedIn,
} from '../programme/entitlement'
import { type AmountFacts, PROGRAMMES, type ProgrammeKey, type ProgrammeModule } from '../programme/programme'
import { acceptLevel, acceptSplit, type BudgetLine, hold, type Share } from './fund'

type Asked = {
  readonly programme: ProgrammeKey
  readonly member?: MemberKey | undefined
  readonly year: number
}
type Aided = Pick<CaseSnapshot, 'stage' | 'org' | 'declaration' | 'nameMasked' | 'survey' | 'determination'>
/**
 * The data read before the decision: the household's grants, and a function that calculates the §3 sheet from today's data with
 * a given amount of aid as income.
 */
type Known = {
  readonly policy: Policy
  readonly today: PlainDate
  readonly earlier: readonly EarlierGrant[]
  readonly sheetWith: (aid: Fen) => Sheet
}

/**
 * One person, one item, one year. Aid to a household reserves the key of every counted member, so that a person cannot get the
 * same item again by moving into another household in that year.
 */
const aidedBy = ({ programme, member, year }: Asked, { declaration, nameMasked }: Aided) => {
  const { unit }: ProgrammeModule = PROGRAMMES[programme]
  const keysOf = (...hashes: readonly string[]) => [...new Set(hashes)].map((hash) => `${year}:${programme}:${hash}`)
  const { hash } = declaration.applicant.idNumber
  if (member === undefined || member === APPLICANT) {
    const others = unit === 'household' ? declaration.members.filter((m) => m.counted).map((m) => m.idNumber.hash) : []
    const who = unit === 'household' ? {} : { member: APPLICANT }
    return ok({ ...who, name: nameMasked, hash, itemKeys: keysOf(hash, ...others) })
  }
  const found = declaration.members.find(({ key }) => key === member)
  if (unit === 'household' || found === undefined) return refuse('BAD_INPUT', { at: 'member' })
  if (!found.counted) return refuse('GRANT_NOT_ELIGIBLE', { programme, why: 'not-counted' })
  return ok({ member, name: found.name.shown, hash: found.idNumber.hash, itemKeys: keysOf(found.idNumber.hash) })
}

/** The facts the amount is calculated from: the surveyors' figures if there are any. */
const factsOf = ({ declaration, survey, determination }: Aided, member: MemberKey | undefined): AmountFacts => {
  const counted = new Set<string>([APPLICANT, ...declaration.members.filter((m) => m.counted).map((m) => m.key)])
  const illness = (survey?.expenditures ?? declaration.expenditures).filter(
    (line) => line.kind === 'illness' && counted.has(line.member),
  )
  return {
    class: determination?.class,
    selfPaid: fen(addFen(...illness.map((line) => line.amount))),
    schoolStage: declaration.members.find((m) => m.key === member)?.schoolStage,
  }
}

/**
 * Everything a grant is decided by, checked against today's facts: an active file, the aided persons, no second grant of the
 * kind this year, still below the lines with this year's aid counted as income, the standard.
 */
export const entitle = (asked: Asked, on: Aided, { policy, today, earlier, sheetWith }: Known) => {
  const { programme, year } = asked
  // a closed year's money cannot be granted
  if (year !== yearOf(today)) return refuse('BAD_INPUT', { at: 'year' })
  const open = fileAllows(programme, on.stage)
  if (!open.ok) return open
  const fresh = figuresAllow(programme, on.determination, policy, today)
  if (!fresh.ok) return fresh
  const aided = aidedBy(asked, on)
  if (!aided.ok) return aided
  const sheet = on.determination === undefined ? undefined : sheetWith(aidGiven(earlier, year))
  const area = areaOf(policy, on.org.jurisdiction)
  const entitled = entitlement(programme, factsOf(on, aided.value.member), sheet, area, policy)
  return entitled.ok ? ok({ ...entitled.value, aided: aided.value, given: grantedIn(earlier, year) }) : entitled
}

type Wanted = Asked & { readonly amount: Fen; readonly shares: readonly Share[] }
/**
 * Data read in the transaction that writes the grant: whether an aided person was given this item already, in this city or
 * another of the installation, and the budget line of each share.
 */
type Found = {
  readonly repeated: 'here' | 'elsewhere' | undefined
  readonly lines: readonly (BudgetLine | undefined)[]
}

/** 确定帮扶: the grant, if every budget line has enough free money for its share; otherwise no share is held. */
export const decideHold = (
  { programme, year, amount, shares }: Wanted,
  { org, determination }: Aided,
  entitled: Extract<ReturnType<typeof entitle>, Ok<unknown>>['value'],
  { repeated, lines }: Found,
  policy: Pick<Policy, 'fundLevels'>,
) => {
  const split = acceptSplit(shares, amount)
  if (!split.ok) return split
  const within = acceptAmount(amount, entitled)
  if (!within.ok) return within
  if (repeated === 'here') return refuse('GRANT_REPEATED', { programme, year })
  if (repeated === 'elsewhere') return refuse('GRANT_ELSEWHERE')
  for (const [i, share] of shares.entries()) {
    const line = lines[i]
    // a line of another year or jurisdiction is no line for it
    if (line?.year !== year || line.jurisdiction !== org.jurisdiction) return refuse('GRANT_SPLIT_WRONG')
    const may = acceptLevel(line.source, determination?.level, policy)
    if (!may.ok) return may
    const after = hold(line, share.amount)
    if (!after.ok) return after
  }
  const { aided, attention, class: kind } = entitled
  const { hash, ...who } = aided
  const { jurisdiction, city, county, base } = org
  const where = { jurisdiction, city, county, base }
  const state = GRANT_ACTS.holdGrant.to
  const classed = kind === undefined ? {} : { class: kind }
  const grant = { programme, year, amount, shares, ...where, ...who, aided: hash, ...classed, attention }
  return ok({ ...grant, state, confirmed: false })
}
