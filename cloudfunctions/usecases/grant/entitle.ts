import { APPLICANT } from '@domain/household/declaration'
import { addFen, fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { areaOf, type Policy } from '@domain/policy/policy'
import { aidGiven, entitlement, figuresAllow, fileAllows, grantedIn } from '@domain/programme/entitlement'
import { type AmountFacts, PROGRAMMES, type ProgrammeKey, type ProgrammeModule } from '@domain/programme/programme'
import type { OnCase } from '../call/context'
import { GRANTS } from '../collections'
import { sheetOf } from '../household/sheet-of'

export type Asked = {
  readonly programme: ProgrammeKey
  readonly member?: MemberKey | undefined
  readonly year: number
}

type Snapshot = OnCase['case']['doc']

/**
 * One person, one item, one year. Aid to a household takes the key of everybody counted in it, so
 * that nobody draws the same item again by moving into another household that year.
 */
const aidedBy = ({ programme, member, year }: Asked, { declaration, nameMasked }: Snapshot) => {
  const module: ProgrammeModule = PROGRAMMES[programme]
  const keyOf = (hash: string): string => `${year}:${programme}:${hash}`
  const applicant = declaration.applicant.idNumber.hash
  if (module.unit === 'household') {
    if (member !== undefined && member !== APPLICANT) return refuse('BAD_INPUT', { at: 'member' })
    const counted = declaration.members.filter((m) => m.counted).map((m) => m.idNumber.hash)
    return ok({
      member: undefined,
      name: nameMasked,
      hash: applicant,
      itemKeys: [...new Set([applicant, ...counted])].map(keyOf),
    })
  }
  if (member === undefined || member === APPLICANT)
    return ok({ member: APPLICANT, name: nameMasked, hash: applicant, itemKeys: [keyOf(applicant)] })
  const found = declaration.members.find((m) => m.key === member)
  if (found === undefined) return refuse('BAD_INPUT', { at: 'member' })
  if (!found.counted) return refuse('GRANT_NOT_ELIGIBLE', { programme, why: 'not-counted' })
  const { hash } = found.idNumber
  return ok({ member, name: found.name.shown, hash, itemKeys: [keyOf(hash)] })
}

/** What the amount is computed from: the surveyors' figures where there are any. */
const factsOf = (snapshot: Snapshot, member: MemberKey | undefined): AmountFacts => {
  const { declaration, survey, determination } = snapshot
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
 * Everything a grant is decided by, run again on what is known now: active file, whom it aids, no
 * second of its kind this year, still under the lines with this year's aid as income, the standard.
 */
export const entitle = async (context: OnCase, asked: Asked, policy: Policy) => {
  const { ports, case: seen, today } = context
  const snapshot = seen.doc
  // money of a closed year is closed with its books
  if (asked.year !== yearOf(today)) return refuse('BAD_INPUT', { at: 'year' })
  const open = fileAllows(asked.programme, snapshot.stage)
  if (!open.ok) return open
  const fresh = figuresAllow(asked.programme, snapshot.determination, policy, today)
  if (!fresh.ok) return fresh
  const aided = aidedBy(asked, snapshot)
  if (!aided.ok) return aided
  const { items } = await ports.store.query(GRANTS, { index: 'byCase', eq: [snapshot.id], limit: 100 })
  const earlier = items.map(({ doc }) => doc)
  const sheet =
    snapshot.determination === undefined
      ? undefined
      : sheetOf(ports.sealer, snapshot, policy, today, { withAid: aidGiven(earlier, asked.year) })
  const area = areaOf(policy, snapshot.org.jurisdiction)
  const facts = factsOf(snapshot, aided.value.member)
  const entitled = entitlement(asked.programme, facts, sheet, area, policy)
  if (!entitled.ok) return entitled
  return ok({ ...entitled.value, aided: aided.value, given: grantedIn(earlier, asked.year) })
}
