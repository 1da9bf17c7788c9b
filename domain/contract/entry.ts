/** Calls that read or write Excel or Word files, recognised by their names, and the report that reads a whole year. */
export type InDocuments = 'report.year' | `paper.${string}` | `${string}.export` | `${string}.import`

/** The cloud function that answers a call: `documents` bundles the libraries for Excel and Word, and may take a minute. */
export const entryOf = (name: string): 'api' | 'documents' =>
  /^report\.year$|^paper\.|\.(?:export|import)$/.test(name) ? 'documents' : 'api'
