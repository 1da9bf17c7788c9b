import type { PersonId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import type { Collection } from '../../ports/doc-store'

/**
 * An adult of a household asked to say yes on their own phone: id = `${applicant}:${keyed hash of the member's ID number}`,
 * so a new link takes the old one's place. Neither the code nor a digit of the number is kept.
 */
export type ConsentLinkDoc = {
  readonly applicant: PersonId
  /** keyed hash of the code in the link */
  readonly hash: string
  /** keyed hash of code and last four digits together */
  readonly proof: string
  readonly shown: { readonly applicant: Masked; readonly name: Masked }
  readonly until: number
  /** kept as evidence: by whom, to which text, when */
  readonly given?: { readonly by: PersonId; readonly textVersion: string; readonly at: number } | undefined
  /** taken back since, by whom it was given; `stopped`: a case under way ended with it */
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
