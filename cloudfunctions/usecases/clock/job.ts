/** How much a run of a job did and how much it left, that is, due now and not done (counted up to a hundred). */
export type Done = { readonly did: number; readonly left: number }
