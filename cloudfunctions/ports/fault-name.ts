import { StoreError } from './doc-store'

/** Machine error codes (`ENOSPC`, `SQLITE_FULL`, `40001`), never messages, because those may quote personal data. */
const CODE = /^([A-Z][A-Z0-9_]{2,39}|[0-9A-Z]{5})$/

/** What a log may contain of an error: its class, the kind of a store error, and the machine's code if there is one. */
export const faultName = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const kind = error instanceof StoreError ? [error.kind] : []
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? [error.code] : []
  return [error.name, ...kind, ...code].join('.')
}
