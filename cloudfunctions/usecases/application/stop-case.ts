import type { CaseSnapshot } from '@domain/application/snapshot'
import { ok, type Result } from '@domain/kernel/result'
import type { OnCase, UseCase } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { appendStep, type Step, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'
import { endNotice } from '../notice/end-notice'

/** What ends with a case that its worker stops: its hold on the ID numbers, and its notice. */
const endings =
  (before: CaseSnapshot) =>
  async (tx: Tx): Promise<Result<true>> => {
    await releaseIds(tx, before)
    if (before.notice !== undefined) await endNotice(tx, before.notice.id)
    return ok(true)
  }

const stop = async (
  context: OnCase,
  step: Step<'withdraw'> | Step<'revokeConsent'>,
): ReturnType<UseCase<'case.withdraw'>> => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const told = { ...step, messages: toApplicant(doc, 'withdrawn') } as Step<'withdraw' | 'revokeConsent'>
  return appendStep(context, told, policy.value, endings(doc))
}

/** 撤回申请 */
export const withdrawApplication: UseCase<'case.withdraw'> = (context, { why }) =>
  stop(context, { kind: 'withdraw', facts: { why } })

/** 撤回同意: the case stops with it (§5); what was done until then stays in the log. */
export const revokeConsent: UseCase<'case.revokeConsent'> = (context, { matter }) =>
  stop(context, { kind: 'revokeConsent', facts: { matter } })
