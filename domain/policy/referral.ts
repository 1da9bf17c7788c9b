import * as z from 'zod/mini'
import { MaybeWords, Words } from '../kernel/text'

/** 转介: help of others that a household may be told of: 低保、低保边缘、医疗救助、医疗互助、法律援助、公租房、职业培训. */
export const ReferralKind = z.enum([
  'minimum-living',
  'near-poverty',
  'medical-assistance',
  'mutual-aid',
  'legal-aid',
  'public-housing',
  'training',
])
export type ReferralKind = z.infer<typeof ReferralKind>

/** Where to go for one kind of help, whom to call, what to bring; `area`: a jurisdiction with a place of its own. */
export const Referral = z.object({
  kind: ReferralKind,
  area: z.optional(z.string()),
  place: Words(100),
  phone: MaybeWords(40),
  bring: MaybeWords(200),
})
export type Referral = z.infer<typeof Referral>

/** The places for this jurisdiction, by kind: its own, or otherwise the city's. */
export const referralsFor = (referrals: readonly Referral[] | undefined, jurisdiction: string): readonly Referral[] => {
  const all = referrals ?? []
  const own = new Set(all.filter(({ area }) => area === jurisdiction).map(({ kind }) => kind))
  return ReferralKind.options.flatMap((kind) =>
    all.filter((each) => each.kind === kind && each.area === (own.has(kind) ? jurisdiction : undefined)),
  )
}
