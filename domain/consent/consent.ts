import * as z from 'zod/mini'
import { MemberKey } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'

/** Matters of consent, each consented to separately: `crosscheck` by every adult, the others by the applicant. */
export const ConsentMatter = z.enum(['privacy', 'sensitive', 'minors', 'crosscheck', 'publication'])
export type ConsentMatter = z.infer<typeof ConsentMatter>

/** Why a member does not confirm on a phone of their own, so that the applicant states their consent. */
export const WhyThrough = z.enum(['no-phone', 'cannot-use', 'unwell', 'away'])
export type WhyThrough = z.infer<typeof WhyThrough>

export const Consent = z.object({
  matter: ConsentMatter,
  /** version of the text the person saw */
  textVersion: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  member: MemberKey,
  /** how it was given: on the person's own phone, declared by the applicant, or signed on screen in front of an officer */
  how: z.enum(['own-phone', 'through-applicant', 'on-glass']),
  /** with `through-applicant`; consents handed in before it was asked for have none */
  why: z.optional(WhyThrough),
})
export type Consent = z.infer<typeof Consent>

/** A consent as stored in the case, with the day it was handed in. */
export const GivenConsent = z.extend(Consent, { on: PlainDate })
export type GivenConsent = z.infer<typeof GivenConsent>
export const givenOn = (consents: readonly Consent[], on: PlainDate): GivenConsent[] =>
  consents.map((consent) => ({ ...consent, on }))

/** The version of the consent texts in use; the texts are in `src/text/consent.ts`. */
export const CONSENT_TEXT_VERSION = '2026-11'

export type ConsentNeeds = { readonly adults: readonly MemberKey[]; readonly minors: readonly MemberKey[] }

/** Consents that are still missing before the household's data may be processed (PIPL: a separate consent for each matter). */
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
 * The consents that count: given to the current text, and in a way possible at this place: on screen in front of an officer, or
 * on a phone. A consent on a member's own phone counts only for members in `confirmed`, because no other person can state the
 * consent for them; one that the applicant states for a member counts only with the reason.
 */
export const consentsThatCount = (
  given: readonly Consent[],
  at: 'phone' | 'office',
  confirmed: readonly MemberKey[] = [],
): readonly Consent[] =>
  given.filter(
    ({ textVersion, how, member, why }) =>
      textVersion === CONSENT_TEXT_VERSION &&
      (how !== 'through-applicant' || why !== undefined) &&
      (how === 'on-glass') === (at === 'office') &&
      (how !== 'own-phone' || member === 'm0' || confirmed.includes(member)),
  )
