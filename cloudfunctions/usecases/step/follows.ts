import type { CaseSnapshot } from '@domain/application/snapshot'
import { invariant } from '@domain/kernel/result'
import { endOf } from '@domain/notice/notice'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { noteAlike } from '../alike/note-alike'
import { noteAccount } from '../grant/shared-account'
import { endNotice } from '../notice/end-notice'
import { factsFollow } from '../report/case-facts'
import { NOTICES } from '../stored/collections'
import { idsFollow } from './ids-follow'

type Before = CaseSnapshot | undefined

/** Keeps the notice online exactly while the case is on notice. */
const noticeFollows = async (
  tx: Tx,
  before: Before,
  { id: caseId, stage, notice, org }: CaseSnapshot,
): Promise<void> => {
  if (before?.stage === 'on-notice' && stage !== 'on-notice' && before.notice !== undefined)
    await endNotice(tx, before.notice.id)
  if (before?.stage === 'on-notice' || stage !== 'on-notice') return
  invariant(notice !== undefined, 'a case is on notice by a notice')
  const { id, content, postedOn, enteredOn, workingDays } = notice
  const lastDay = endOf(notice)
  const standing = { postedOn, enteredOn, workingDays, ...(lastDay === undefined ? {} : { lastDay }) }
  await tx.insert(NOTICES, id, { id, caseId, base: org.base, county: org.county, state: 'open', content, ...standing })
}

/**
 * What follows from a case as it has become, whichever step led there: its ID numbers are held or free, its notice is online or
 * not, the account, the telephone and the address it gives are known to be given, the year's report counts it as it is. What they ask for travels together.
 */
export const follows = async (tx: Tx, ports: Pick<Ports, 'sealer'>, before: Before, next: CaseSnapshot) => {
  const [ids] = await Promise.all([
    idsFollow(tx, before, next),
    before?.declaration.account === next.declaration.account ? undefined : noteAccount(tx, ports, next),
    before?.declaration.applicant === next.declaration.applicant ? undefined : noteAlike(tx, ports, next),
    noticeFollows(tx, before, next),
    factsFollow(tx, before, next),
  ])
  return ids
}
