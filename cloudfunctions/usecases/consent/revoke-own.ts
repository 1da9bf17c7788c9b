import { ok, refuse } from '@domain/kernel/result'
import type { Stored } from '../../ports/doc-store'
import { officersLeft } from '../application/stop-case'
import type { Signed, UseCase } from '../call/context'
import { stepIn } from '../step/do-step'
import { CONSENT_LINKS, type ConsentLinkDoc } from '../stored/collections'
import { caseBehind, caseIdBehind, isUnderWay } from './own-consents'

/** A link is found only by the person who consented; for any other person the link does not exist. */
const ownLink = async ({ ports, person }: Signed, ref: string): Promise<Stored<ConsentLinkDoc> | undefined> => {
  const { items } = await ports.store.query(CONSENT_LINKS, { index: 'byHash', eq: [ref], limit: 1 })
  return items.find(({ doc }) => (doc.given?.by ?? doc.revoked?.by) === person.id)
}

/**
 * 家人撤回: the present state of the case is checked in the same transaction. A repeat changes nothing and returns the same answer.
 */
export const revokeOwn = (async (context, { ref }) => {
  const { ports, person, now } = context
  const link = await ownLink(context, ref)
  if (link === undefined) return refuse('NOT_FOUND')
  const caseId = await caseIdBehind(ports.store, link)
  const known = await caseBehind(ports.store, link, caseId)
  const looked = known === undefined ? { officers: [] } : await officersLeft(context, known.seen.doc)
  const asHousehold = { ...context, as: 'household' as const }
  return context.commit(async (tx) => {
    const seen = await tx.get(CONSENT_LINKS, link.id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const { given, ...rest } = seen.doc
    if (given === undefined) return ok({ stopped: rest.revoked?.stopped ?? false })
    if (given.by !== person.id) return refuse('NOT_FOUND')
    const behind = await caseBehind(tx, seen, caseId)
    const stopped = behind !== undefined && isUnderWay(behind.seen.doc)
    if (stopped) {
      // the household's case ends, as when the applicant revokes a consent
      const said = { matter: 'crosscheck', member: behind.member }
      const ended = await stepIn(tx, asHousehold, behind.seen, { action: 'revokeConsent', said, looked })
      if (!ended.ok) return ended
    }
    await tx.replace(CONSENT_LINKS, seen, { ...rest, revoked: { by: person.id, givenAt: given.at, at: now, stopped } })
    return ok({ stopped })
  })
}) satisfies UseCase<'consent.revoke'>
