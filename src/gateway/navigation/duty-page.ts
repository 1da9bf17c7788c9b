/** Steps of a base union that have a page of their own; all others are done on the page of the case. */
const PAGES: Readonly<Record<string, string>> = {
  surveying: 'survey',
  deliberating: 'deliberation',
  'to-post': 'notice',
  'on-notice': 'notice',
  objection: 'objections',
}

/** The page where an officer of a base union does this step, named as in a reminder. */
export const dutyPage = (verb: string): string => `/base/${PAGES[verb] ?? 'case'}/index`

type Row = { readonly stage: string; readonly flags: readonly string[] }

const stepOf = ({ stage, flags }: Row): string => {
  if (flags.includes('correction')) return 'correction'
  return stage === 'on-notice' && flags.includes('objection') ? 'objection' : stage
}

/** The page for the base union's next step on this case. */
export const pageOfRow = (row: Row): string => dutyPage(stepOf(row))
