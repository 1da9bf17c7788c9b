import { maskName } from '@domain/kernel/masked'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { spendTry } from '../call/tries'
import { CONSENT_LINKS, type ConsentLinkDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import { codeHash, LINK_MS, linkId, proofHash } from './links'

/** 请家人确认: creates a link for one adult of the household. A consent given already stays valid. */
export const inviteMember = (async (context, { applicant, name, idNumber }) => {
  const { ports, person, now } = context
  const { sealer, ids } = ports
  const may = await spendTry(context, 'consent-invite')
  if (!may.ok) return may
  const code = `${ids.mint()}${ids.mint()}`
  const id = linkId(sealer, person.id, idNumber)
  const until = now + LINK_MS
  return context.commit(async (tx) => {
    const seen = await tx.get(CONSENT_LINKS, id)
    const doc: ConsentLinkDoc = {
      applicant: person.id,
      hash: codeHash(sealer, code),
      proof: proofHash(sealer, code, idNumber.slice(-4)),
      shown: { applicant: maskName(applicant), name: maskName(name) },
      until,
      ...(seen?.doc.given === undefined ? {} : { given: seen.doc.given }),
      ...(seen?.doc.revoked === undefined ? {} : { revoked: seen.doc.revoked }),
    }
    await upsert(tx, CONSENT_LINKS, id, seen, doc)
    return ok({ code, until })
  })
}) satisfies UseCase<'consent.invite'>
