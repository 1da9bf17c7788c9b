import type { PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { Collection } from '../../ports/doc-store'

/**
 * An adult of a household asked for consent on their own phone: id = `${applicant}:${keyed hash of the member's ID number}`, so
 * that a new link replaces the old. Neither the code nor any digit of the number is stored.
 */
export type ConsentLinkDoc = {
  readonly applicant: PersonId
  /** keyed hash of the code in the link */
  readonly hash: string
  /** keyed hash of the code together with the last four digits */
  readonly proof: string
  readonly shown: { readonly applicant: Masked; readonly name: Masked }
  readonly until: number
  /** kept as evidence: who consented, to which text, when */
  readonly given?: { readonly by: PersonId; readonly textVersion: string; readonly at: number } | undefined
  /** revoked by the person who gave it; `stopped`: this ended a live case */
  readonly revoked?:
    | { readonly by: PersonId; readonly givenAt: number; readonly at: number; readonly stopped: boolean }
    | undefined
}
const stateOf = ({ given, revoked }: ConsentLinkDoc): 'asked' | 'given' | 'revoked' => {
  if (given !== undefined) return 'given'
  return revoked === undefined ? 'asked' : 'revoked'
}
export const CONSENT_LINKS: Collection<ConsentLinkDoc> = {
  name: 'consentLinks',
  indexes: {
    byHash: { eq: ['hash'], unique: true },
    byState: { eq: ['state'], sort: 'until' },
    byGiver: { eq: ['giver'], sort: 'until' },
  },
  keys: (link) => ({
    hash: link.hash,
    state: stateOf(link),
    giver: link.given?.by ?? link.revoked?.by ?? '',
    until: link.until,
  }),
}
