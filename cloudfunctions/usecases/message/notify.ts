import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, OrgId } from '@domain/kernel/ids'
import { MESSAGE_KEYS, type MessageKey } from '@domain/message/message'
import type { Telling } from '@domain/message/telling'
import { goesOnCallList } from '@domain/reminder/call-list'
import type { DigestItem } from '@domain/reminder/digest'
import type { Tx } from '../../ports/doc-store'
import type { Context } from '../call/context'
import { INBOX, OUTBOX } from '../stored/collections'
import { putOnCallList } from './put-on-call-list'

/** One message to one person; always goes to the in-app inbox, and to WeChat when the person has accepted a send. */
export type Outgoing = {
  /** absent: the case is unclaimed, and the base union informs the worker by telephone instead (see `call-list.ts`) */
  readonly to?: string | undefined
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  /** for an officer's reminder: the cases it is about */
  readonly duties?: readonly DigestItem[] | undefined
  /** the unions of the case, for the officers who inform the worker by telephone */
  readonly unions?: { readonly city: OrgId; readonly county: OrgId; readonly base: OrgId } | undefined
}

/** The messages of a step, one per person. */
export const outgoing = ({ id, applicant, org }: CaseSnapshot, messages: readonly Telling[]): readonly Outgoing[] =>
  messages.flatMap(({ to, key, facts, withoutCase }): readonly Outgoing[] => {
    const { city, county, base } = org
    if (to === undefined) return [{ to: applicant, key, facts, caseId: id, unions: { city, county, base } }]
    return to.map((one) => ({ to: one, key, facts, ...(withoutCase === true ? {} : { caseId: id }) }))
  })

/**
 * Writes the messages of a command: always to the in-app inbox, and to the outbox for WeChat; for an unclaimed case, to the
 * list of households to be informed by telephone. Ids derive from the command, so a retry duplicates nothing.
 */
export const notify = async (
  tx: Tx,
  context: Pick<Context, 'now'> & Partial<Pick<Context, 'request'>>,
  key: string,
  messages: readonly Outgoing[],
): Promise<void> => {
  for (const [i, message] of messages.entries()) {
    const id = `${key}:${i}`
    const { to, key: about, facts, caseId, unions, duties } = message
    if (to === undefined) {
      if (caseId !== undefined && unions !== undefined && goesOnCallList(about))
        await putOnCallList(tx, { caseId, unions, key: about, facts, since: context.now, message: id })
      continue
    }
    const topic = MESSAGE_KEYS[about]
    const body = { person: to as never, topic, key: about, facts, ...(caseId === undefined ? {} : { caseId }) }
    await tx.insert(INBOX, id, {
      ...body,
      ...(duties === undefined ? {} : { duties }),
      at: context.now,
      read: false,
    })
    const { request } = context
    await tx.insert(OUTBOX, id, {
      ...body,
      state: 'waiting',
      dueAt: context.now,
      tries: 0,
      ...(request === undefined ? {} : { request }),
    })
  }
}
