import * as z from 'zod/mini'

/**
 * The party that has to act on a failed payment: the payee (the account is wrong and the worker corrects it), the payer
 * (finance corrects its own mistake and pays to the same account again), the bank (finance retries the payment), or unknown:
 * then finance decides the owner first.
 */
export const FailureOwner = z.enum(['payee', 'payer', 'bank', 'unknown'])
export type FailureOwner = z.infer<typeof FailureOwner>

/** The owners finance may decide on. */
export const DecidedOwner = z.enum(['payee', 'payer', 'bank'])
export type DecidedOwner = z.infer<typeof DecidedOwner>
