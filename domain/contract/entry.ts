/** Calls that read or write Excel or Word files, recognised by their names. */
export type InDocuments = `paper.${string}` | `${string}.export` | `${string}.import`

/** The cloud function that answers a call: `documents` bundles the libraries for Excel and Word. */
export const entryOf = (name: string): 'api' | 'documents' =>
  /^paper\.|\.(?:export|import)$/.test(name) ? 'documents' : 'api'
