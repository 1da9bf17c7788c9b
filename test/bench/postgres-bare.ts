// PostgreSQL used by hand for our tables: statements prepared, rows encoded beforehand, writes one after the other.
import { sortable } from '@cloud/adapters/postgres/keys'
import { indexedFields, keysOf } from '@cloud/adapters/store/payload'
import { Client } from 'pg'
import type { Write } from './bare'

export const connectBare = async (address: string): Promise<Client> => {
  const client = new Client({ connectionString: address })
  await client.connect()
  return client
}

const statementOf = ({ collection, id, doc, from }: Write) => {
  const fields = indexedFields(collection)
  const columns = ['v', 'doc', ...fields.map((field) => `"k_${field}"`)]
  const keys = keysOf(collection, fields, doc as never).map(sortable)
  const text =
    from === undefined
      ? `INSERT INTO "c_${collection.name}" (id, ${columns.join(', ')}) VALUES ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})`
      : `UPDATE "c_${collection.name}" SET ${columns.map((column, i) => `${column} = $${i + 2}`).join(', ')} WHERE id = $1 AND v = $${columns.length + 2}`
  const name = `${collection.name} ${from === undefined ? 'in' : 'over'}`
  const values = [id, (from ?? 0) + 1, JSON.stringify(doc), ...keys, ...(from === undefined ? [] : [from])]
  return { name, text, values }
}

export type Ready = ReturnType<typeof statementOf>
export const readyRows = (writes: readonly Write[]): readonly Ready[] => writes.map(statementOf)

export const writeAll = async (client: Client, rows: readonly Ready[]): Promise<void> => {
  await client.query('BEGIN')
  for (const row of rows)
    if ((await client.query(row)).rowCount !== 1) throw new Error('the bare connection does not write what ours wrote')
  await client.query('COMMIT')
}
