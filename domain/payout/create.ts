import type { CaseSnapshot } from '../application/snapshot'
import type { Fen } from '../kernel/fen'
import type { GrantId, OrgId } from '../kernel/ids'
import { invariant, ok, refuse } from '../kernel/result'
import { type Kinship, notOwn } from '../organisation/person'
import { fileAllows } from '../programme/entitlement'
import type { ProgrammeKey } from '../programme/programme'
import type { BatchWorld } from './act'
import { acceptForBatch, controlOf, type PaidLine } from './payout'

type Grant = Parameters<typeof acceptForBatch>[0] & {
  readonly id: GrantId
  readonly city: OrgId
  readonly county: OrgId
  readonly year: number
  readonly programme: ProgrammeKey
  readonly amount: Fen
}
/**
 * A grant with the household it aids, as that stands now. `accountFailed`: on the account that failed; `taken`: by this very
 * batch, before its making broke off.
 */
export type Chosen = {
  readonly grant: Grant
  readonly household: Pick<CaseSnapshot, 'id' | 'stage' | 'nameMasked' | 'declaration'>
  readonly accountFailed: boolean
  readonly taken: boolean
}
type Asked = { readonly org: OrgId; readonly year: number; readonly grants: readonly GrantId[] }

/** Whether a batch takes this one. */
export const takes = ({ grant, household: { stage, declaration }, accountFailed, taken }: Chosen) => {
  const { programme } = grant
  if (!fileAllows(programme, stage).ok) return refuse('GRANT_NOT_ELIGIBLE', { programme, stage })
  if (declaration.account === undefined) return refuse('ACCOUNT_MISSING')
  return taken ? ok(true) : acceptForBatch(grant, accountFailed)
}

const accountOf = ({ account }: Chosen['household']['declaration']) => {
  invariant(account !== undefined, 'a batch takes nothing without an account')
  return account
}

/** A line of the batch with its payee; the account as it is now, sealed. */
const lineOf = ({ grant: { id: grant, amount }, household }: Chosen, i: number): PaidLine => {
  const { id: caseId, nameMasked, declaration } = household
  const { bank, branch, number } = accountOf(declaration)
  const { shown, sealed } = number
  const line = { no: i + 1, grant, nameMasked, accountShown: shown, lastFour: shown.slice(-4), amount }
  return { ...line, caseId, account: sealed, bank, branch }
}

/** 组批: grants of one union and year, each paid to its household's own account. */
export const create = {
  by: 'fund-officer',
  wants: (found: readonly Grant[], { org, year, grants }: Asked) => {
    const here = found.filter(({ city, county }) => city === org || county === org)
    if (here.length < new Set(grants).size) return refuse('NOT_FOUND')
    return here.every((grant) => grant.year === year) ? ok(true) : refuse('BAD_INPUT', { at: 'year' })
  },
  decide: (
    chosen: readonly Chosen[],
    { org, year }: Asked,
    { today, person, household, unstated = 0 }: BatchWorld & { readonly household: Kinship },
  ) => {
    const own = notOwn(household)
    if (!own.ok) return own
    if (unstated > 0) return refuse('ACCOUNT_SHARED', { households: unstated })
    for (const each of chosen) {
      const accepted = takes(each)
      if (!accepted.ok) return accepted
    }
    const lines = chosen.map(lineOf)
    const made = { org, year, state: 'made' as const, maker: person.id, madeOn: today }
    const households = [...new Set(lines.map(({ caseId }) => caseId))]
    return ok({ head: { ...made, ...controlOf(lines), paid: 0, failed: 0, households }, lines })
  },
} as const
