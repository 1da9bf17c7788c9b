import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { MessageKey, MessageTopic } from '@domain/message/message'
import type { PostRole } from '@domain/organisation/roles'
import type { CallListKey } from '@domain/reminder/call-list'
import type { DigestItem } from '@domain/reminder/digest'
import type { Collection } from '../../ports/doc-store'

export type InboxDoc = {
  readonly person: PersonId
  readonly at: number
  readonly topic: MessageTopic
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
  /** for an officer's daily reminder: its most urgent cases */
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

/** Messages to be sent through WeChat. `claimedUntil`: until then they belong to one clock. */
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
  /** request id of the tap that caused it, so that the sending is logged under the same id */
  readonly request?: string | undefined
}
export const OUTBOX: Collection<OutboxDoc> = {
  name: 'outbox',
  indexes: { byState: { eq: ['state'], sort: 'dueAt' } },
  keys: (m) => ({ state: m.state, dueAt: m.dueAt }),
}

/**
 * A matter that could not be sent to the worker through WeChat: the base union informs the worker by telephone. Removed when
 * the worker opens the message in the inbox; kept once the worker was informed, so that the worker sees by whom and when.
 */
export type CallListDoc = {
  readonly caseId: CaseId
  readonly unions: { readonly city: OrgId; readonly county: OrgId; readonly base: OrgId }
  readonly key: CallListKey
  readonly dueOn?: PlainDate | undefined
  /** epoch ms: since when it has been waiting */
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
  /** calls that nobody answered; absent: none */
  readonly tried?: { readonly times: number; readonly last: number } | undefined
}
export const CALL_LIST: Collection<CallListDoc> = {
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
