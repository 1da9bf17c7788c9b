import type { PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Stored } from '../../ports/doc-store'
import { officersLeft } from '../application/stop-case'
import type { Signed, UseCase } from '../call/context'
import { stepIn } from '../step/do-step'
import { CONSENT_LINKS, type ConsentLinkDoc } from '../stored/collections'
import { casesBehind, isUnderWay, othersBehind } from './own-consents'

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
  const others = await othersBehind(ports.store, link)
  const known = await casesBehind(ports.store, link, others)
  const officers = new Map<string, readonly PersonId[]>()
  for (const { seen } of known) officers.set(seen.id, (await officersLeft(context, seen.doc)).officers)
  const asHousehold = { ...context, as: 'household' as const }
  return context.commit(async (tx) => {
    const seen = await tx.get(CONSENT_LINKS, link.id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const { given, ...rest } = seen.doc
    if (given === undefined) return ok({ stopped: rest.revoked?.stopped ?? false })
    if (given.by !== person.id) return refuse('NOT_FOUND')
    const underWay = (await casesBehind(tx, seen, others)).filter((behind) => isUnderWay(behind.seen.doc))
    for (const behind of underWay) {
      // the household's case ends, as when the applicant revokes a consent
      const said = { matter: 'crosscheck', member: behind.member }
      const looked = { officers: officers.get(behind.seen.id) ?? [] }
      const ended = await stepIn(tx, asHousehold, behind.seen, { action: 'revokeConsent', said, looked })
      if (!ended.ok) return ended
    }
    const stopped = underWay.length > 0
    await tx.replace(CONSENT_LINKS, seen, { ...rest, revoked: { by: person.id, givenAt: given.at, at: now, stopped } })
    return ok({ stopped })
  })
}) satisfies UseCase<'consent.revoke'>
