import type { CaseId } from '@domain/kernel/ids'
import type { Collection } from '../../ports/doc-store'

/**
 * id = keyed hash of a telephone number or an address: the cases that have given it, in whatever year. A case that gives another
 * one since is still listed: what it gives now counts.
 */
export type AlikeDoc = { readonly cases: readonly CaseId[] }
export const ALIKE: Collection<AlikeDoc> = { name: 'alike', indexes: {}, keys: () => ({}) }
