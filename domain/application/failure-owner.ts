import * as z from 'zod/mini'

/**
 * Whose matter a failed payment is: the payee's (the account is wrong, the worker corrects it), the payer's (finance mends,
 * the same account goes again), the bank's (try again), or not yet known: then finance decides before anything is done.
 */
export const FailureOwner = z.enum(['payee', 'payer', 'bank', 'unknown'])
export type FailureOwner = z.infer<typeof FailureOwner>

/** What finance may decide it to be. */
export const DecidedOwner = z.enum(['payee', 'payer', 'bank'])
export type DecidedOwner = z.infer<typeof DecidedOwner>
