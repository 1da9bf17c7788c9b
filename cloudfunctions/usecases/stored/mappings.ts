import type { OrgId } from '@domain/kernel/ids'
import type { TablePurpose } from '@domain/kernel/told-table'
import type { Collection } from '../../ports/doc-store'

/**
 * What a union's officers have said about the tables of one sender: which heading means which of our columns, and what the
 * sender's words and reasons mean. Headings and words only; never a cell of a person.
 */
export type MappingDoc = {
  readonly org: OrgId
  readonly purpose: TablePurpose
  readonly sender: string
  readonly columns: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
  /** who has to act where a bank gives one of these reasons */
  readonly reasons?: Readonly<Record<string, string>>
}
/** id = `${org}:${purpose}:${sender, encoded}` */
export const MAPPINGS: Collection<MappingDoc> = { name: 'mappings', indexes: {}, keys: () => ({}) }
