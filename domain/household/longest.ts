/** The longest text of each field of a declaration, in characters. Schemas refuse more, and the inputs of forms stop there. */
export const LONGEST = {
  address: 120,
  bank: 40,
  branch: 60,
  /** of work place and health */
  detail: 120,
  employer: 60,
  ethnicity: 20,
  notCountedBecause: 100,
  otherAid: 200,
  otherProperty: 200,
  story: 500,
} as const
