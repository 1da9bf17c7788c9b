import { wantsOf } from '@domain/application/actions'
import { decide } from '@domain/application/decide'
import { moveOf } from '@domain/application/lifecycle'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { membersOf } from '@domain/application/state'
import { agesOf } from '@domain/household/sheet-input'
import type { CaseId, CheckBatchId, OrgId } from '@domain/kernel/ids'
import { refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import type { Counterpart } from '@domain/policy/policy'
import type { ByPolicy, InCommand, Signed } from '../call/context'
import { openDeclaration } from '../household/seal'
import { householdOf } from '../person/selves'
import { type Appending, worldOf } from '../step/do-step'
import type { CheckRow } from '../stored/collections'
import { stepCases } from './step-cases'

/** What starting a check is decided from: the officer who ordered it, and the counterparts of the round. */
export type Starting = Appending &
  Pick<Signed, 'person' | 'selves' | 'ports' | 'now'> &
  Pick<InCommand, 'commandId'> &
  ByPolicy & {
    readonly city: OrgId
    readonly counterparts: readonly Counterpart[]
  }

/**
 * Decides whether the case may start its cross-check: it belongs to this city, is not the officer's own household, and its stage
 * allows it.
 */
export const decideStart = (context: Starting, s: CaseSnapshot, batch: CheckBatchId) => {
  if (s.org.city !== context.city) return refuse('NOT_FOUND')
  const own = notOwn(householdOf(context.ports.sealer, context.person, context.selves, s))
  if (!own.ok) return own
  if (moveOf(s.stage, 'startCrosscheck') === undefined) return refuse('WRONG_STAGE', { stage: s.stage })
  const wanted = wantsOf(s, 'startCrosscheck', context.today)
  if (!wanted.ok) return wanted
  const { adults } = agesOf(openDeclaration(context.ports.sealer, s.declaration), context.today)
  const said = { batch, counterparts: [...context.counterparts] }
  return decide(s, 'startCrosscheck', said, { ...worldOf(context), adults })
}

/** The persons of these cases, numbered on from `no`. */
export const rowsFor = (cases: readonly CaseSnapshot[], no: number): readonly CheckRow[] =>
  cases
    .flatMap((doc) => membersOf(doc).map((member) => ({ caseId: doc.id, member })))
    .map((person, i) => ({ no: no + i + 1, ...person }))

/** Starts the checks of these cases; a case that has left the stage, or is in the round already, stays unchanged. */
export const startCases = (
  context: Starting,
  batch: CheckBatchId,
  ids: readonly CaseId[],
  hasTime?: () => boolean,
): Promise<boolean> =>
  stepCases(
    context,
    ids,
    (s) => {
      const decision = decideStart(context, s, batch)
      return decision.ok ? decision.value : undefined
    },
    hasTime === undefined ? {} : { hasTime },
  )
