import { JURISDICTIONS, type Jurisdiction } from '../organisation/org'

/**
 * 档案编号: year, jurisdiction 01–08, and ten digits derived from the case. No counter, because every determination of the city
 * would wait for the one document that holds it.
 */
export const dossierNoOf = (year: number, jurisdiction: Jurisdiction, digits: string): string =>
  `${year}-${String(JURISDICTIONS.indexOf(jurisdiction) + 1).padStart(2, '0')}-${digits.slice(0, 10).padStart(10, '0')}`
