import type { Tables } from '@cloud/ports/tables'
import type { TableRow } from '@domain/kernel/table'

/** The rows of a table that the product wrote, or that somebody filled in. */
export const firstSheet = async (tables: Tables, bytes: Uint8Array): Promise<readonly TableRow[]> => {
  const sheets = await tables.read(bytes)
  return typeof sheets === 'string' ? [] : (sheets[0]?.rows ?? [])
}
