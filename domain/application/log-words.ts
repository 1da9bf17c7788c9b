import type { Entry } from './entry'
import type { LogReader } from './step'
import { stepOf } from './steps'

export type { LogReader }

/**
 * The worker does not read an entry about a failed payment that is not theirs to mend: it asks nothing of them. The worker does
 * read what follows: paid, or a failure that turned out to be the account.
 */
export const isFor = (entry: Entry, reader: LogReader): boolean =>
  reader !== 'worker' || entry.kind !== 'failGrant' || entry.facts.owner === 'payee'

/**
 * The person's own words in an entry, for readers who may see them. A base union may not see words about a bureau's figures
 * (§5). The worker may not see what officers wrote to one another before a decision, nor an objector's words.
 */
export const wordsFor = ({ kind, facts }: Entry, reader: LogReader): string | undefined => {
  const { words, hiddenFrom } = stepOf(kind)
  const said = hiddenFrom?.includes(reader) === true ? undefined : words?.(facts)
  return said === '' ? undefined : said
}
