/**
 * 档案编号: year, number of the county, and ten digits derived from the case. No counter, because every determination of the city
 * would wait for the one document that holds it.
 */
export const dossierNoOf = (year: number, county: number, digits: string): string =>
  `${year}-${String(county).padStart(2, '0')}-${digits.slice(0, 10).padStart(10, '0')}`
