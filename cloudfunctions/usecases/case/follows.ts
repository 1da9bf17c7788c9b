import type { CaseSnapshot } from '@domain/application/snapshot'
import { holdsIds } from '@domain/application/stage'
import { invariant, ok } from '@domain/kernel/result'
import { endOf } from '@domain/notice/notice'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { NOTICES } from '../collections'
import { askAccount, noteAccount } from '../grant/shared-account'
import { endNotice } from '../notice/end-notice'
import { type IdHash, idHashes, lookAt, releaseHashes, takeIds } from './release-ids'

type Before = CaseSnapshot | undefined

const heldBy = (s: Before): readonly IdHash[] => (s !== undefined && holdsIds(s.stage) ? idHashes(s.declaration) : [])

const without = (ids: readonly IdHash[], others: readonly IdHash[]): readonly IdHash[] => {
  const known = new Set(others.map(({ hash }) => hash))
  return ids.filter(({ hash }) => !known.has(hash))
}

/** A case holds the ID numbers of its household while it lives: members who join bring theirs, those who leave set theirs free. */
const idsFollow = async (tx: Tx, before: Before, next: CaseSnapshot) => {
  const [were, are] = [heldBy(before), heldBy(next)]
  const [joining, leaving] = [without(are, were), without(were, are)]
  await lookAt(tx, [...joining, ...leaving])
  const taken = await takeIds(tx, joining, next.id)
  if (!taken.ok) return taken
  await releaseHashes(tx, leaving, next.id)
  return ok(true)
}

/** A notice is online while its case is on notice. */
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
 * not, the account it gives is known to be given.
 */
export const follows = async (tx: Tx, ports: Pick<Ports, 'sealer'>, before: Before, next: CaseSnapshot) => {
  const gives = before?.declaration.account !== next.declaration.account
  // asked for in one breath they travel together
  const [ids] = await Promise.all([
    idsFollow(tx, before, next),
    gives ? askAccount(tx, ports, next) : undefined,
    before?.stage === 'on-notice' && before.notice !== undefined && next.stage !== 'on-notice'
      ? tx.get(NOTICES, before.notice.id)
      : undefined,
  ])
  if (!ids.ok) return ids
  if (gives) await noteAccount(tx, ports, next)
  await noticeFollows(tx, before, next)
  return ok(true)
}
