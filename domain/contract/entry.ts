/** Calls that read or write Excel or Word: their names say so. */
export type InDocuments = `paper.${string}` | `${string}.export` | `${string}.import`

/** Which cloud function answers: `documents` carries the libraries for Excel and Word. */
export const entryOf = (name: string): 'api' | 'documents' =>
  /^paper\.|\.(?:export|import)$/.test(name) ? 'documents' : 'api'
