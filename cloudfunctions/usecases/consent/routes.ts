import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { routes } from '../call/routes'
import { agreeByLink } from './agree-by-link'
import { inviteMember } from './invite-member'
import { givenOf } from './links'
import { lookAtLink } from './look-at-link'
import { ownConsents } from './own-consents'
import { revokeOwn } from './revoke-own'

/** 谁已经确认: the applicant sees which of the members they asked have consented. */
const seeGiven = (async ({ ports, person }, { idNumbers }) =>
  ok({ idNumbers: [...(await givenOf(ports, person.id, idNumbers))] })) satisfies UseCase<'consent.given'>

export const consentRoutes = routes({
  'consent.invite': inviteMember,
  'consent.given': seeGiven,
  'consent.look': lookAtLink,
  'consent.agree': agreeByLink,
  'consent.mine': ownConsents,
  'consent.revoke': revokeOwn,
})
