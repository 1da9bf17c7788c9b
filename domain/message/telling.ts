import type { PersonId } from '../kernel/ids'
import type { MessageKey } from './message'

/** A message a step sends. Facts are dates, amounts of aid, stages; never anything sensitive. */
export type Telling = {
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  /** absent: the worker of the case or, while the case is unclaimed, the call list */
  readonly to?: readonly PersonId[]
  /** the recipient may not open the case, so the message does not link to it */
  readonly withoutCase?: true
}

/** A message to the worker of the case. */
export const tell = (key: MessageKey, facts: Telling['facts'] = {}): readonly Telling[] => [{ key, facts }]

/** The same message to several persons, once each. */
export const tellThem = (to: readonly PersonId[], key: MessageKey, facts: Telling['facts'] = {}): readonly Telling[] =>
  to.length === 0 ? [] : [{ key, facts, to: [...new Set(to)] }]
