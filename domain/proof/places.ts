import type { ProofType } from './index'

/** What a correction may ask for besides a paper by its own name. */
export const CORRECTED_PARTS = ['income', 'expenditure', 'members', 'account', 'consent', 'other'] as const
export type CorrectedPart = (typeof CORRECTED_PARTS)[number]

/**
 * Where the papers for such a part are put: a correction asks for nothing that has no place (domain rule "a correction"). The
 * rest is said in words; `other` and `consent` take any paper the worker names themselves.
 */
export const PLACES: Readonly<Record<CorrectedPart, readonly ProofType[]>> = {
  income: ['incomeStatement', 'unemploymentRegistration'],
  expenditure: ['medicalRecord', 'tuitionBill', 'disabilityCertificate', 'accidentCertificate'],
  members: ['householdRegister', 'idCard'],
  account: ['bankCard'],
  consent: [],
  other: [],
}

/** Places of a part that no item of the same correction asks for by name: each paper stands on the page once. */
export const placesIn = (items: readonly string[]): readonly ProofType[] => [
  ...new Set(
    CORRECTED_PARTS.filter((part) => items.includes(part))
      .flatMap((part) => PLACES[part])
      .filter((type) => !items.includes(type)),
  ),
]
