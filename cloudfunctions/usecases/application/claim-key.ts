import { IdNumber } from '@domain/kernel/identity-numbers'
import type { Sealer } from '../../ports/world'

export const CLAIM_DIGITS = 8

/**
 * Look-up key of a claim code, so that the code itself is not stored. The hash binds the code to the worker's ID number: it is
 * useless with another household's number, and two equal codes do not collide. undefined for an invalid ID number.
 */
export const claimKey = (sealer: Sealer, code: string, idNumber: string): string | undefined => {
  const id = IdNumber.safeParse(idNumber)
  return id.success ? sealer.hash(`${code}:${id.data}`, 'code') : undefined
}
