import type { ProofType } from './index'

/** What a correction may ask for, besides proofs by name. */
export const CORRECTED_PARTS = ['income', 'expenditure', 'members', 'account', 'consent', 'other'] as const
export type CorrectedPart = (typeof CORRECTED_PARTS)[number]

/**
 * The proofs by which each part may be answered; a correction asks only for parts that have a place to hand in a proof. All
 * other parts are answered in words; `other` and `consent` accept any paper that the worker names.
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
