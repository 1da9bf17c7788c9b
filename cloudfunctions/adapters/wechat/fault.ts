import { StoreError } from '@cloud/ports/doc-store'

/**
 * The kind of a fault, by what to do: `conflict` another transaction was faster · `over` the transaction has expired or ended ·
 * `duplicate` a key is taken · `single` the platform accepts no batches in a transaction · `invalid` a bug of ours ·
 * `unavailable` everything else, with unknown outcome.
 */
export type FaultKind = 'conflict' | 'over' | 'duplicate' | 'single' | 'invalid' | 'unavailable'

/** A failed request to the platform. Never contains the platform's message, because that may quote a document. */
export class CloudFault extends StoreError {
  constructor(
    readonly fault: FaultKind,
    code: string,
    what: string,
  ) {
    super(fault === 'duplicate' || fault === 'invalid' || fault === 'conflict' ? fault : 'unavailable', what, code)
  }
}

const textOf = (error: unknown, field: string): string => {
  if (typeof error !== 'object' || error === null || !(field in error)) return ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Number, name and message of an error, in any of its three shapes. */
export const wordsOf = (error: unknown): string =>
  ['code', 'errCode', 'errMsg', 'message'].map((field) => textOf(error, field)).join(' ')

/**
 * The SDK's error numbers are too coarse (-501001 is a conflict, an expired transaction, a taken key or an outage), and a
 * message may come without a number, so both are matched. The first matching line decides.
 */
const KINDS: readonly (readonly [RegExp, FaultKind, string])[] = [
  [/TransactionConflict|TRANSACTION_CONFLICT|WriteConflict|TransactionBusy/i, 'conflict', 'CLOUD_CONFLICT'],
  [/TransactionNotExist|DATABASE_TRANSACTION_FAIL|NoSuchTransaction/i, 'over', 'CLOUD_TRANSACTION_OVER'],
  [/E11000|duplicate|DATABASE_DUPLICATE_WRITE/i, 'duplicate', 'CLOUD_DUPLICATE'],
  [/COLLECTION_NOT_EXIST|-502005|Db or Table not exist/i, 'unavailable', 'CLOUD_COLLECTION_MISSING'],
  [/EXCEED_(CONCURRENT_)?REQUEST_LIMIT|-50100[34]|LimitExceeded|quota/i, 'unavailable', 'CLOUD_QUOTA'],
  [
    /SIGN_PARAM_INVALID|AuthFailure|INVALIID_ENV|INVALID_REQUEST_SOURCE|-50100[58]/i,
    'unavailable',
    'CLOUD_CREDENTIALS',
  ],
  // the SDK keeps the message of such a refusal and drops its name
  [/signature|authorization|secret ?id|credential|token (has|is|was|of)/i, 'unavailable', 'CLOUD_CREDENTIALS'],
  [/no index of|index .*(missing|not exist)/i, 'unavailable', 'CLOUD_INDEX_MISSING'],
  [/PERMISSION_DENIED|EXCEED_AUTHORITY|-502003/i, 'unavailable', 'CLOUD_PERMISSION'],
  [/timed? ?out|TIMEOUT|ESOCKET|-501002/i, 'unavailable', 'CLOUD_SILENT'],
  [
    /(one|single) document.*transaction|not support(ed)? .*transaction|transaction.* not support/i,
    'single',
    'CLOUD_SINGLE',
  ],
  [/INVALID_PARAM|INVALID_OPERRATOR|-50100[67]|-502002/i, 'invalid', 'CLOUD_INVALID'],
]

/** Turns any failure of the SDK into a CloudFault. */
export const faultOf = (error: unknown, doing: string): CloudFault => {
  if (error instanceof CloudFault) return error
  const words = wordsOf(error)
  const [, kind, code] = KINDS.find(([pattern]) => pattern.test(words)) ?? [undefined, 'unavailable', 'CLOUD_FAILED']
  return new CloudFault(kind as FaultKind, String(code), `${doing}: ${String(code)}`)
}
