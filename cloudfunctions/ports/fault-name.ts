import { StoreError } from './doc-store'

/** Error codes of machines (`ENOSPC`, `SQLITE_FULL`, `40001`), never sentences: those may quote a person's data. */
const CODE = /^([A-Z][A-Z0-9_]{2,39}|[0-9A-Z]{5})$/

/** What a log may say of an error: its class, of a store's error the kind, and the machine's code when there is one. */
export const faultName = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const kind = error instanceof StoreError ? [error.kind] : []
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? [error.code] : []
  return [error.name, ...kind, ...code].join('.')
}
