import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { MessageKey, MessageTopic } from '@domain/message/message'
import type { PostRole } from '@domain/organisation/roles'
import type { DigestItem } from '@domain/reminder/digest'
import type { RingKey } from '@domain/reminder/ring'
import type { Collection } from '../../ports/doc-store'

export type InboxDoc = {
  readonly person: PersonId
  readonly at: number
  readonly topic: MessageTopic
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  /** of an officer's reminder of the day: the most urgent cases it is about */
  readonly duties?: readonly DigestItem[] | undefined
  readonly read: boolean
}
export const INBOX: Collection<InboxDoc> = {
  name: 'inbox',
  indexes: {
    byPerson: { eq: ['person'], sort: 'at' },
    unread: { eq: ['person', 'read'], sort: 'at' },
    byTime: { eq: [], sort: 'at' },
  },
  keys: (m) => ({ person: m.person, at: m.at, read: m.read ? 1 : 0 }),
}

/** What is still to be sent through WeChat. `claimedUntil`: one clock at a time has it. */
export type OutboxDoc = {
  readonly person: PersonId
  readonly key: MessageKey
  readonly topic: MessageTopic
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  readonly state: 'waiting' | 'sending' | 'sent' | 'not-sent'
  readonly dueAt: number
  readonly tries: number
  readonly because?: string | undefined
  /** of the tap that caused it: what was sent is found under the same id in the log */
  readonly request?: string | undefined
}
export const OUTBOX: Collection<OutboxDoc> = {
  name: 'outbox',
  indexes: { byState: { eq: ['state'], sort: 'dueAt' } },
  keys: (m) => ({ state: m.state, dueAt: m.dueAt }),
}

/**
 * A matter no WeChat message told the worker of: the base union rings them up. Gone when they open the message in the
 * inbox; once told it stays, for the worker to see by whom and when.
 */
export type RingDoc = {
  readonly caseId: CaseId
  readonly unions: { readonly city: OrgId; readonly county: OrgId; readonly base: OrgId }
  readonly key: RingKey
  readonly dueOn?: PlainDate | undefined
  /** epoch ms: since when it waits */
  readonly since: number
  readonly told?:
    | {
        readonly by: PersonId
        readonly name: string
        readonly role: PostRole
        readonly unit: string
        readonly at: number
      }
    | undefined
}
export const RINGS: Collection<RingDoc> = {
  name: 'rings',
  indexes: {
    byBase: { eq: ['base', 'state'], sort: 'since' },
    byCounty: { eq: ['county', 'state'], sort: 'since' },
    byCity: { eq: ['city', 'state'], sort: 'since' },
    byCase: { eq: ['caseId'], sort: 'since' },
    byTime: { eq: [], sort: 'since' },
  },
  keys: ({ unions, told, since, caseId }) => ({
    ...unions,
    state: told === undefined ? 'open' : 'told',
    caseId,
    since,
  }),
}
