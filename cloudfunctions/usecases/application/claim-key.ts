import { IdNumber } from '@domain/kernel/identity-numbers'
import type { Sealer } from '../../ports/world'

export const CLAIM_DIGITS = 8

/**
 * Where a claim code leads, without the code being stored: the hash binds it to the worker's ID
 * number, so a code is worth nothing with another household's, and two equal codes do not meet.
 * undefined for what is no ID number.
 */
export const claimKey = (sealer: Sealer, code: string, idNumber: string): string | undefined => {
  const id = IdNumber.safeParse(idNumber)
  return id.success ? sealer.hash(`${code}:${id.data}`, 'code') : undefined
}
