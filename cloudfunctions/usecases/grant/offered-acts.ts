import type { GrantRow } from '@domain/contract/views'
import { actsOnGrant } from '@domain/payout/grant-acts'
import type { Signed } from '../call/context'
import { readerOf } from '../person/selves'
import { CASES, type GrantDoc } from '../stored/collections'
import { manyOf } from '../stored/many'
import { accountHash, failedOn } from './account'
import { sharedAmong } from './shared-account'

type Known = Pick<GrantRow, 'accountCorrected' | 'noAccount' | 'deeds'>

/** Of each of these grants: whether its account is another than the one that failed, and what the reader may do to it. */
export const offeredActs = async (context: Signed, grants: readonly GrantDoc[], asked = false) => {
  const { ports, person } = context
  const handles = person.posts.some(({ role }) => role === 'fund-officer')
  // whoever approves decides how a recovery ends
  const actsOn = ({ state }: GrantDoc): boolean => handles || state === 'recovering'
  const wanted = grants.filter((grant) => actsOn(grant) || grant.state === 'failed')
  const households = await manyOf(
    ports.store,
    CASES,
    wanted.map(({ caseId }) => caseId),
  )
  const shared = handles ? await sharedAmong(ports, [...households.values()]) : undefined
  return (grant: GrantDoc): Known => {
    const household = households.get(grant.caseId)
    if (household === undefined) return {}
    const account = accountHash(ports, household)
    const accountFailed = failedOn(account, grant)
    const same = shared?.get(household.id)
    const unstated = same !== undefined && same.stated === undefined
    return {
      ...(grant.state === 'failed' ? { accountCorrected: !accountFailed } : {}),
      ...(handles && account === undefined ? { noAccount: true } : {}),
      ...(actsOn(grant)
        ? { deeds: actsOnGrant({ grant, household, accountFailed, unstated, asked }, readerOf(context, household)) }
        : {}),
    }
  }
}
