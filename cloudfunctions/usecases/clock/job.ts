/** What one run of a job did, and what it left for the next one: due now and not done, counted to a hundred. */
export type Done = { readonly did: number; readonly left: number }
