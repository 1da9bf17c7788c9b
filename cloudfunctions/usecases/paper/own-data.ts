import type { CaseSnapshot } from '@domain/application/snapshot'
import type { PersonId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import { MESSAGE_KEYS } from '@domain/message/message'
import { neutralWords } from '@domain/message/template'
import type { OwnOnPaper } from '@domain/paper/own-paper'
import type { Collection } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { readLog } from '../application/read-log'
import { CALL_LIST, INBOX, REVEALS, UNIT_REQUESTS } from '../stored/collections'
import { eachOf } from '../stored/documents'

/** more than any case has; a copy of so many lines is still a readable file */
const LINES_MAX = 2000

const all = async <T>(
  { store }: Pick<Ports, 'store'>,
  collection: Collection<T>,
  query: { readonly index: string; readonly eq: readonly string[] },
): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const { doc } of eachOf(store, collection, query)) if (found.push(doc) === LINES_MAX) break
  return found
}

/** What the cloud stores about a worker besides the case: messages, telephone calls, looks, free texts, the unit request. */
export const ownData = async (
  ports: Pick<Ports, 'store'>,
  { id }: CaseSnapshot,
  person: PersonId,
): Promise<Pick<OwnOnPaper, 'said' | 'letter' | 'messages' | 'calls' | 'looks'>> => {
  const [log, letter, inbox, callList, looks] = await Promise.all([
    readLog(ports, id, 'worker'),
    ports.store.get(UNIT_REQUESTS, person),
    all(ports, INBOX, { index: 'byPerson', eq: [person] }),
    all(ports, CALL_LIST, { index: 'byCase', eq: [id] }),
    all(ports, REVEALS, { index: 'byCase', eq: [id] }),
  ])
  return {
    said: log.flatMap(({ by, on, words }) =>
      by.as === 'applicant' && words !== undefined && words !== '' ? [{ on, words }] : [],
    ),
    letter: letter?.doc,
    messages: inbox
      .filter(({ caseId, key }) => caseId === id && isKeyOf(MESSAGE_KEYS, key))
      .map(({ at, key, read }) => ({ at, words: neutralWords(key), read })),
    calls: callList.flatMap(({ key, told }) =>
      told === undefined ? [] : [{ at: told.at, words: neutralWords(key), by: `${told.unit} ${told.name}` }],
    ),
    looks,
  }
}
