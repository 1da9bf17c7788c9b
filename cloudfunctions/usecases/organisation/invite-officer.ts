import { ok, refuse } from '@domain/kernel/result'
import { ROLE_LEVELS } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { INVITES } from '../stored/collections'
import { codeOf, placeIn } from './invitations'

const VALID_MS = 7 * 24 * 60 * 60_000

/** Creates a code of ten digits, valid for one person and seven days; only its hash is stored. */
export const inviteOfficer = (async (context, { org, role, name }) => {
  const levels: readonly string[] = ROLE_LEVELS[role]
  if (!levels.includes(context.org.level)) return refuse('ORG_WRONG_LEVEL', { wanted: levels.join(' ') })
  const { code, hash } = codeOf(context.ports)
  const until = context.now + VALID_MS
  return context.commit(async (tx) => {
    const invite = { org, role, name, until, by: context.person.id, place: placeIn(context.org) }
    await tx.insert(INVITES, hash, invite)
    return ok({ code, until })
  })
}) satisfies UseCase<'officer.invite'>
