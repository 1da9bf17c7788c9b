import * as z from 'zod/mini'
import { MemberKey } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'

/** Each matter on its own; `crosscheck` once per adult member, the rest by the applicant. */
export const ConsentMatter = z.enum(['privacy', 'sensitive', 'minors', 'crosscheck', 'publication'])
export type ConsentMatter = z.infer<typeof ConsentMatter>

export const Consent = z.object({
  matter: ConsentMatter,
  /** version of the text the person saw */
  textVersion: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  member: MemberKey,
  /** how it was given: on their own phone, declared by the applicant, or signed on the glass before an officer */
  how: z.enum(['own-phone', 'through-applicant', 'on-glass']),
})
export type Consent = z.infer<typeof Consent>

/** A consent as it rests in the case: with the day it was handed in. */
export const GivenConsent = z.extend(Consent, { on: PlainDate })
export type GivenConsent = z.infer<typeof GivenConsent>
export const givenOn = (consents: readonly Consent[], on: PlainDate): GivenConsent[] =>
  consents.map((consent) => ({ ...consent, on }))

/** The texts in use; their words are in `src/text/consent.ts`. */
export const CONSENT_TEXT_VERSION = '2026-11'

export type ConsentNeeds = { readonly adults: readonly MemberKey[]; readonly minors: readonly MemberKey[] }

/** What is still missing before the household may be worked on (PIPL: each separately). */
export const missingConsents = (
  given: readonly Consent[],
  needs: ConsentNeeds,
): readonly { matter: ConsentMatter; member: MemberKey }[] => {
  const applicant = 'm0' as MemberKey
  const wanted: { matter: ConsentMatter; member: MemberKey }[] = [
    { matter: 'privacy', member: applicant },
    { matter: 'sensitive', member: applicant },
    { matter: 'publication', member: applicant },
    ...needs.adults.map((member) => ({ matter: 'crosscheck' as const, member })),
    ...(needs.minors.length > 0 ? [{ matter: 'minors' as const, member: applicant }] : []),
  ]
  return wanted.filter(
    (want) => !given.some((consent) => consent.matter === want.matter && consent.member === want.member),
  )
}

/**
 * A consent counts only for the text in use, and as it could be given: on the glass before an officer, or on a phone. A
 * member's own phone counts for those of `confirmed`, who said yes there; nobody can say of another that they did.
 */
export const consentsThatCount = (
  given: readonly Consent[],
  at: 'phone' | 'office',
  confirmed: readonly MemberKey[] = [],
): readonly Consent[] =>
  given.filter(
    ({ textVersion, how, member }) =>
      textVersion === CONSENT_TEXT_VERSION &&
      (how === 'on-glass') === (at === 'office') &&
      (how !== 'own-phone' || member === 'm0' || confirmed.includes(member)),
  )
