import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { enrol, rosterDoc } from './member-mark'

/** Adds one member by hand: a new member, or a member whose row in the imported list was wrong. */
export const addMember = (async (context, { org, name, idNumber }) => {
  if (context.org.level !== 'base') return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
  const member = rosterDoc(context.ports.sealer, org, { name, idNumber }, context.now)
  return context.commit(async (tx) => ((await enrol(tx, org, [member])) === 1 ? ok({}) : refuse('ON_ROSTER')))
}) satisfies UseCase<'roster.add'>
