import { isDeepStrictEqual } from 'node:util'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import type { UseCase } from '../call/context'
import { accountHash } from '../grant/account'
import { sharedAmong } from '../grant/shared-account'
import { reachOf, withinReach } from '../organisation/reach'
import { kinshipAmong } from '../person/ask'
import { stepIn } from '../step/do-step'
import { ACCOUNTS, CASES } from '../stored/collections'

/** 说明同一账户: states why this household may be paid on an account that another household uses too. */
export const stateAccount = (async (context, { caseId, reasons }) => {
  const { ports, person, now, today } = context
  const seen = await ports.store.get(CASES, caseId)
  if (seen === undefined) return refuse('NOT_FOUND')
  const reach = await reachOf(context)
  if (!withinReach(reach, seen.doc.org)) return refuse('NOT_FOUND')
  const shared = (await sharedAmong(ports, [seen.doc])).get(caseId)
  if (shared === undefined) return refuse('NOT_FOUND')
  const own = notOwn(await kinshipAmong(context, [seen.doc, ...shared.others]))
  if (!own.ok) return own
  const id = accountHash(ports, seen.doc)
  invariant(id !== undefined, 'a shared account is an account')
  return context.commit(async (tx) => {
    const [account, current] = await Promise.all([tx.get(ACCOUNTS, id), tx.get(CASES, caseId)])
    invariant(account !== undefined, 'an account of two households is noted')
    // the account was corrected since the page was loaded, and no statement exists about the new account
    if (current === undefined || accountHash(ports, current.doc) !== id)
      return refuse('STALE_VERSION', { now: current?.doc.seq ?? 0, stage: seen.doc.stage })
    const among = [...new Set(shared.others.map(({ declaration }) => declaration.applicant.idNumber.hash))].sort()
    const again = account.doc.stated.some((said) =>
      isDeepStrictEqual([said.caseId, said.by, said.reasons, said.among], [caseId, person.id, reasons, among]),
    )
    // the same person has already stated this about the same households
    if (again) return ok({})
    const word = { caseId, on: today, at: now, by: person.id, name: person.name, reasons, among }
    await tx.replace(ACCOUNTS, account, { ...account.doc, stated: [...account.doc.stated, word] })
    const step = { action: 'stateAccount', said: { reasons }, looked: {} } as const
    const entered = await stepIn(tx, context, current, step)
    return entered.ok ? ok({}) : entered
  })
}) satisfies UseCase<'payout.stateAccount'>
