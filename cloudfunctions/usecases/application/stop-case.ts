import type { CaseSnapshot } from '@domain/application/snapshot'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Outgoing } from '@domain/message/message'
import type { OnCase, Signed, UseCase } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { appendStep, type Step, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'
import { checkFiles, takeFiles } from '../files/take-files'
import { endNotice } from '../notice/end-notice'
import { holders } from '../organisation/holders'

/** What ends with a case that is stopped: its hold on the ID numbers, and its notice. */
export const endings = async (tx: Tx, before: CaseSnapshot): Promise<Result<true>> => {
  await releaseIds(tx, before)
  if (before.notice !== undefined) await endNotice(tx, before.notice.id)
  return ok(true)
}

/** The base union works on it no longer; a small one is served by the base officers of the county. */
export const toBaseUnion = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  { id, org }: CaseSnapshot,
): Promise<readonly Outgoing[]> => {
  const own = await holders(ports, org.base, 'base-officer')
  const officers = own.length > 0 ? own : await holders(ports, org.county, 'base-officer')
  return officers.filter((to) => to !== person.id).map((to) => ({ to, key: 'caseStopped', facts: {}, caseId: id }))
}

type Stopping = Step<'withdraw'> | Step<'revokeConsent'>

const stop = async (
  context: OnCase,
  step: Stopping,
  also: (tx: Tx) => Promise<Result<true>> = async () => ok(true),
): ReturnType<UseCase<'case.withdraw'>> => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const messages = [...toApplicant(doc, 'withdrawn'), ...(await toBaseUnion(context, doc))]
  return appendStep(context, { ...step, messages } as Step<'withdraw' | 'revokeConsent'>, policy.value, async (tx) => {
    const extra = await also(tx)
    return extra.ok ? endings(tx, doc) : extra
  })
}

/** 撤回申请 */
export const withdrawApplication: UseCase<'case.withdraw'> = (context, { why }) =>
  stop(context, { kind: 'withdraw', facts: { why } })

/** 撤回同意: the case stops with it (§5); what was done until then stays in the log. */
export const revokeConsent: UseCase<'case.revokeConsent'> = (context, { matter }) =>
  stop(context, { kind: 'revokeConsent', facts: { matter } })

/** 当面撤回: somebody of the household, or a worker without a phone, comes to the union and signs that they take it back. */
export const revokeAtUnion: UseCase<'case.revokeAtUnion'> = async (context, { matter, member, signature }) => {
  const { doc } = context.case
  if (!doc.consents.some((consent) => consent.matter === matter && consent.member === member))
    return refuse('CONSENT_REVOKED')
  const files = await checkFiles(context, [signature], ['signature'])
  if (!files.ok) return files
  const facts = { matter, member, signature }
  return stop(context, { kind: 'revokeConsent', facts }, (tx) =>
    takeFiles(tx, context, files.value, { caseId: doc.id }),
  )
}
