import type { CaseId, FileId } from '@domain/kernel/ids'
import type { ProofType } from '@domain/proof/index'
import { BANDS } from '@domain/proof/print'
import type { Collection } from '../../ports/doc-store'

/**
 * id = keyed hash of a telephone number or an address: the cases that have given it, in whatever year. A case that gives another
 * one since is still listed: what it gives now counts.
 */
export type AlikeDoc = { readonly cases: readonly CaseId[] }
export const ALIKE: Collection<AlikeDoc> = { name: 'alike', indexes: {}, keys: () => ({}) }

/** A picture of another case that looks almost the same. */
export type Twin = { readonly file: FileId; readonly caseId: CaseId }
/**
 * id = that of the file: a photo of a paper that a case has taken. `bands`: keyed hashes of parts of its print together with the
 * kind of paper, so that pictures which agree in a part are found; `twins`: those that look almost the same in all of it.
 */
export type PictureDoc = {
  readonly caseId: CaseId
  readonly paper: ProofType
  /** sealed */
  readonly print: string
  readonly bands: readonly string[]
  readonly at: number
  readonly state: 'new' | 'compared'
  readonly twins: readonly Twin[]
}
export const bandIndex = (band: number): string => `byBand${band}`
export const PICTURES: Collection<PictureDoc> = {
  name: 'pictures',
  indexes: {
    byState: { eq: ['state'], sort: 'at' },
    ...Object.fromEntries(Array.from({ length: BANDS }, (_, i) => [bandIndex(i), { eq: [`band${i}`], sort: 'at' }])),
  },
  keys: ({ state, at, bands }) => ({
    state,
    at,
    ...Object.fromEntries(Array.from({ length: BANDS }, (_, i) => [`band${i}`, bands[i] ?? ''])),
  }),
}
