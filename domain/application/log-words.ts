import type { Entry } from './entry'
import type { LogReader } from './step'
import { stepOf } from './steps'

export type { LogReader }

/**
 * A failure that is not the worker's is none of theirs to read: it blames nobody's account and asks for nothing. What
 * came of it – paid, or after all a matter of the account – they read then.
 */
export const isFor = (entry: Entry, reader: LogReader): boolean =>
  reader !== 'worker' || entry.kind !== 'failGrant' || entry.facts.owner === 'payee'

/**
 * A person's own words in an entry, for those who get them. A base union does not: what was said about a bureau's figures
 * (§5). The worker does not: what officers wrote to one another before a decision, and an objector's own words.
 */
export const wordsFor = ({ kind, facts }: Entry, reader: LogReader): string | undefined => {
  const { words, hiddenFrom } = stepOf(kind)
  const said = hiddenFrom?.includes(reader) === true ? undefined : words?.(facts)
  return said === '' ? undefined : said
}
