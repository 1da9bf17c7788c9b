import type { CaseId, PersonId } from '@domain/kernel/ids'
import type { MessageKey, MessageTopic } from '@domain/message/message'
import type { Collection } from '../../ports/doc-store'

export type InboxDoc = {
  readonly person: PersonId
  readonly at: number
  readonly topic: MessageTopic
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  readonly caseId?: CaseId | undefined
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
