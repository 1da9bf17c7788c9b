import type { OrgId } from '@domain/kernel/ids'
import type { TablePurpose } from '@domain/kernel/told-table'
import type { DocStore, Tx } from '../../ports/doc-store'
import { MAPPINGS, type MappingDoc } from '../stored/collections'

/** Whose tables: what a person has said about one counts for the next of the same sender and purpose. */
export type Sender = { readonly org: OrgId; readonly purpose: TablePurpose; readonly sender: string }
type Told = { readonly columns?: MappingDoc['columns'] | undefined; readonly words?: MappingDoc['words'] | undefined }
type Mapping = Pick<MappingDoc, 'columns' | 'words'>

const idOf = ({ org, purpose, sender }: Sender): string =>
  `${org}:${purpose}:${Buffer.from(sender).toString('base64url')}`

const NONE: Mapping = { columns: {}, words: {} }
/** What is remembered of a sender, and what a person says now, which wins. */
export const mappingOf = async (store: Pick<DocStore, 'get'>, of: Sender, told: Told): Promise<Mapping> => {
  const { columns, words } = (await store.get(MAPPINGS, idOf(of)))?.doc ?? NONE
  return { columns: { ...columns, ...told.columns }, words: { ...words, ...told.words } }
}

const WORDS_KEPT = 200
/** Remembers what a person has said; nothing where nothing was said, or nothing new. */
export const rememberMapping = async (tx: Tx, of: Sender, told: Told): Promise<void> => {
  if (told.columns === undefined && told.words === undefined) return
  const id = idOf(of)
  const seen = await tx.get(MAPPINGS, id)
  const { columns, words } = seen?.doc ?? NONE
  const kept = Object.entries({ ...words, ...told.words }).slice(-WORDS_KEPT)
  const doc: MappingDoc = { ...of, columns: { ...columns, ...told.columns }, words: Object.fromEntries(kept) }
  if (seen === undefined) await tx.insert(MAPPINGS, id, doc)
  else if (JSON.stringify(seen.doc) !== JSON.stringify(doc)) await tx.replace(MAPPINGS, seen, doc)
}
