import type { OrgId } from '@domain/kernel/ids'
import { hideNumbers } from '@domain/kernel/masked'
import type { TablePurpose } from '@domain/kernel/told-table'
import type { DocStore, Tx } from '../../ports/doc-store'
import { MAPPINGS, type MappingDoc } from '../stored/collections'

/** Whose tables: what a person has said about one counts for the next of the same sender and purpose. */
export type Sender = { readonly org: OrgId; readonly purpose: TablePurpose; readonly sender: string }
type Mapping = Required<Pick<MappingDoc, 'columns' | 'words' | 'reasons'>>
type Told = { readonly [K in keyof Mapping]?: Mapping[K] | undefined }

const idOf = ({ org, purpose, sender }: Sender): string =>
  `${org}:${purpose}:${Buffer.from(sender).toString('base64url')}`

const both = (kept: Partial<Mapping> | undefined, told: Told): Mapping => ({
  columns: { ...kept?.columns, ...told.columns },
  words: { ...kept?.words, ...told.words },
  reasons: { ...kept?.reasons, ...told.reasons },
})

/** What is remembered of a sender, and what a person says now, which wins. */
export const mappingOf = async (store: Pick<DocStore, 'get'>, of: Sender, told: Told): Promise<Mapping> =>
  both((await store.get(MAPPINGS, idOf(of)))?.doc, told)

const WORDS_KEPT = 200
/** The words said last, and none that is the number of a person, an account or a telephone. */
const saidLast = (words: MappingDoc['words']): MappingDoc['words'] =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([word]) => hideNumbers(word) === word)
      .slice(-WORDS_KEPT),
  )

/** Remembers what a person has said; nothing where nothing was said, or nothing new. */
export const rememberMapping = async (tx: Tx, of: Sender, told: Told): Promise<void> => {
  if (told.columns === undefined && told.words === undefined && told.reasons === undefined) return
  const id = idOf(of)
  const seen = await tx.get(MAPPINGS, id)
  const { columns, words, reasons } = both(seen?.doc, told)
  const doc: MappingDoc = {
    ...of,
    columns,
    words: saidLast(words),
    ...(Object.keys(reasons).length === 0 ? {} : { reasons: saidLast(reasons) }),
  }
  if (seen === undefined) await tx.insert(MAPPINGS, id, doc)
  else if (JSON.stringify(seen.doc) !== JSON.stringify(doc)) await tx.replace(MAPPINGS, seen, doc)
}
