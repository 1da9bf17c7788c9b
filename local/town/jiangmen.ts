import { countyOf } from '@domain/organisation/jurisdiction'

/** The jurisdictions of the demo town and of the year 2023, by the word that is in the id of their unions. */
export const JURISDICTIONS = [
  'direct',
  'pengjiang',
  'jianghai',
  'xinhui',
  'taishan',
  'kaiping',
  'heshan',
  'enping',
] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/** Their real names; everything below them is fictional. */
export const COUNTY_UNIONS: Readonly<Record<Jurisdiction, string>> = {
  direct: '市直工会',
  pengjiang: '蓬江区总工会',
  jianghai: '江海区总工会',
  xinhui: '新会区总工会',
  taishan: '台山市总工会',
  kaiping: '开平市总工会',
  heshan: '鹤山市总工会',
  enping: '恩平市总工会',
}

/** The unions to found, in the order of the reports. */
export const COUNTIES = JURISDICTIONS.map((word) => ({
  ...{ id: countyOf(word), name: COUNTY_UNIONS[word], staff: 30 },
  ...(word === 'direct' ? { direct: true } : {}),
}))
