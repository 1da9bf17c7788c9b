import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { CONSENT_LINKS } from '../stored/collections'
import { provenLink } from './links'

/**
 * 家人同意: to the text in use, from a phone that is not the applicant's. A repeat changes nothing: the day of the first consent
 * stays.
 */
export const agreeByLink = (async (context, input) => {
  const { person, now } = context
  if (input.textVersion !== CONSENT_TEXT_VERSION) return refuse('BAD_INPUT')
  const link = await provenLink(context, input)
  if (!link.ok) return link
  return context.commit(async (tx) => {
    const seen = await tx.get(CONSENT_LINKS, link.value.id)
    if (seen === undefined || seen.doc.hash !== link.value.doc.hash) return refuse('CONSENT_LINK_WRONG')
    if (seen.doc.given?.textVersion === CONSENT_TEXT_VERSION)
      // only the person who gave the consent can revoke it, so a different account gets a refusal, not ok
      return seen.doc.given.by === person.id ? ok({}) : refuse('CONSENT_GIVEN_ELSEWHERE')
    const given = { by: person.id, textVersion: CONSENT_TEXT_VERSION, at: now }
    const { revoked: _takenBackBefore, ...asked } = seen.doc
    await tx.replace(CONSENT_LINKS, seen, { ...asked, given })
    return ok({})
  })
}) satisfies UseCase<'consent.agree'>
