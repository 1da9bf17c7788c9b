import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { invitationPaper } from '@domain/paper/invitation-paper'
import type { UseCase } from '../call/context'
import { codeOf } from '../organisation/invitations'
import { unionsById } from '../organisation/known-unions'
import { INVITES } from '../stored/collections'
import { handOut, type PaperTools } from './write-paper'

/** Letters take their time. */
const VALID_MS = 30 * 24 * 60 * 60_000

/**
 * 邀请单: a page for each officer, each with a new code that is known from this paper only. The codes are valid from the moment the
 * answer is stored, together or not at all.
 */
export const writeInvitations = (tools: PaperTools) =>
  (async (context, { org, invites: wanted }) => {
    const { ports, now, person } = context
    const ids = [...new Set(wanted)]
    const found = await ports.store.getMany(INVITES, ids)
    const unions = await unionsById(ports, [...new Set(found.map(({ doc }) => doc.org))])
    const byId = new Map(unions.filter(({ path }) => path.includes(org)).map((union) => [union.id, union]))
    const open = found.filter(({ doc }) => doc.usedBy === undefined && byId.has(doc.org))
    if (open.length < ids.length) return refuse('NOT_FOUND')
    const until = now + VALID_MS
    const letters = open.map((invite) => ({ invite, ...codeOf(ports) }))
    const pages = letters.map(({ invite: { doc }, code }) => {
      const { role, name } = doc
      return { union: byId.get(doc.org)?.name ?? '', role, name, code, until: shanghaiDate(until) }
    })
    const paper = invitationPaper(`邀请单-${context.org.name}-${context.today}`, pages)
    return handOut(context, tools, paper, async (tx) => {
      const seen = await tx.getMany(INVITES, ids)
      for (const { invite, hash } of letters) {
        const now = seen.find((each) => each?.id === invite.id)
        if (now === undefined || now.doc.usedBy !== undefined) return refuse('NOT_FOUND')
        await tx.replace(INVITES, now, { ...now.doc, code: hash, until, by: person.id })
      }
      return ok({})
    })
  }) satisfies UseCase<'paper.invitations'>
