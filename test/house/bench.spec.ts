import type { Collection } from '@cloud/ports/doc-store'
import { CASES, COMMANDS, ENTRIES, INBOX, OUTBOX } from '@cloud/usecases/stored/collections'
import { answerDoc, caseDoc, entryDoc, messageDoc } from '../bench/samples'

// A bench runs rarely; this test finds a new index that its samples do not fit before the bench fails.
const SAMPLES: readonly (readonly [Collection<never>, unknown])[] = [
  [CASES, caseDoc(1)],
  [ENTRIES, entryDoc(1)],
  [INBOX, messageDoc(1, 'waiting')],
  [OUTBOX, messageDoc(1, 'waiting')],
  [COMMANDS, answerDoc(1)],
]
test.each(SAMPLES.map(([collection, doc]) => [collection.name, collection, doc] as const))(
  'the sample document of %s has every field that an index reads',
  (_name, collection, doc) => {
    for (const [field, key] of Object.entries(collection.keys(doc as never)))
      expect([field, typeof key]).toEqual([field, expect.stringMatching(/^(string|number)$/)])
  },
)
