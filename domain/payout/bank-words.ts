/** What a bank says of a row. */
export const BANK_RESULTS = ['paid', 'failed', 'returned', 'not-yet'] as const
export type BankResult = (typeof BANK_RESULTS)[number]
/** what a person has said that this bank means by its words */
export type BankWords = Readonly<Record<string, BankResult>>
