import type { PersonId } from '../kernel/ids'
import type { MessageKey } from './message'

/** What a step has somebody told. Facts are dates, amounts of aid, stages: never anything sensitive. */
export type Telling = {
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string>>
  /** absent: the worker of the case or, while nobody has claimed it, whoever rings them up */
  readonly to?: readonly PersonId[]
  /** to somebody who may not open the case: it is not named */
  readonly withoutCase?: true
}

/** A message to the worker of the case. */
export const tell = (key: MessageKey, facts: Telling['facts'] = {}): readonly Telling[] => [{ key, facts }]

/** The same to these persons, each once. */
export const tellThem = (to: readonly PersonId[], key: MessageKey, facts: Telling['facts'] = {}): readonly Telling[] =>
  to.length === 0 ? [] : [{ key, facts, to: [...new Set(to)] }]
