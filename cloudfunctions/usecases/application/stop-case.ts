import type { CaseSnapshot } from '@domain/application/snapshot'
import type { PersonId } from '@domain/kernel/ids'
import type { Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { baseOfficers } from '../organisation/holders'
import { doStep } from '../step/do-step'

/** The base officers of the case's union, except the person who stops the case. */
export const officersLeft = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  { org }: CaseSnapshot,
): Promise<{ readonly officers: readonly PersonId[] }> => ({
  officers: (await baseOfficers(ports, org)).filter((to) => to !== person.id),
})

/** 撤回申请 */
export const withdrawApplication = ((context, said) =>
  doStep(context, 'withdraw', {
    said,
    look: () => officersLeft(context, context.case.doc),
  })) satisfies UseCase<'case.withdraw'>

/** 撤回同意: ends the case (§5); the earlier steps stay in the log. */
export const revokeConsent = ((context, said) =>
  doStep(context, 'revokeConsent', {
    said,
    look: () => officersLeft(context, context.case.doc),
  })) satisfies UseCase<'case.revokeConsent'>

/** 当面撤回: a member of the household, or a worker without a phone, comes to the union and signs the revocation. */
export const revokeAtUnion = (async (context, said) => {
  const files = await checkFiles(context, [said.signature], ['signature'])
  const look = () => officersLeft(context, context.case.doc)
  return doStep(context, 'revokeConsent', { said, look, files })
}) satisfies UseCase<'case.revokeAtUnion'>
