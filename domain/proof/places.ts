import type { ProofType } from './index'

/** What a correction may ask for, besides proofs by name. */
export const CORRECTED_PARTS = ['income', 'expenditure', 'members', 'account', 'consent', 'other'] as const
export type CorrectedPart = (typeof CORRECTED_PARTS)[number]

/**
 * The proofs a part may be answered with; a correction asks only for what has a place to be handed in. Everything else is
 * answered in words; `other` and `consent` take any paper the worker names.
 */
export const PLACES: Readonly<Record<CorrectedPart, readonly ProofType[]>> = {
  income: ['incomeStatement', 'unemploymentRegistration'],
  expenditure: ['medicalRecord', 'tuitionBill', 'disabilityCertificate', 'accidentCertificate'],
  members: ['householdRegister', 'idCard'],
  account: ['bankCard'],
  consent: [],
  other: [],
}

/**
 * The proofs of the requested parts, without those the same correction asks for by name, so that each paper is on the page
 * once.
 */
export const placesIn = (items: readonly string[]): readonly ProofType[] => [
  ...new Set(
    CORRECTED_PARTS.filter((part) => items.includes(part))
      .flatMap((part) => PLACES[part])
      .filter((type) => !items.includes(type)),
  ),
]
