import { CloudFault } from '../protocol'

/** The platform's error codes and messages, verbatim as far as they are documented or were reported. */
export const conflict = (): CloudFault =>
  new CloudFault(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

export const noTransaction = (): CloudFault =>
  new CloudFault(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )

export const busy = (): CloudFault =>
  new CloudFault(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionBusy] Transaction is busy, the previous operation in it has not finished. Please check your request, but if the problem persists, contact us.',
  )

/** The spelling in the live platform could not be verified offline, so an option of the gateway selects one of two. */
export type DuplicateSpelling = 'DATABASE_DUPLICATE_WRITE' | 'E11000'

/**
 * The database quotes the key in its message, so a program that passes the message on reveals the key, which may be private.
 */
export const duplicate = (
  spelling: DuplicateSpelling,
  collection: string,
  index: string,
  key: Readonly<Record<string, unknown>>,
): CloudFault =>
  spelling === 'E11000'
    ? new CloudFault(
        'DATABASE_REQUEST_FAILED',
        `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(key)}`,
      )
    : new CloudFault('DATABASE_DUPLICATE_WRITE', `Duplicate write: ${collection} ${index} ${JSON.stringify(key)}`)

export const noCollection = (name: string): CloudFault =>
  new CloudFault(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  )

export const invalid = (what: string): CloudFault => new CloudFault('INVALID_PARAM', what)
export const failed = (what: string): CloudFault => new CloudFault('DATABASE_REQUEST_FAILED', what)
