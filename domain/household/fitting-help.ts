import type * as z from 'zod/mini'
import type { ReferralKind } from '../policy/referral'
import type { Sheet, SheetInput } from './sheet'
import type { HousingKind } from './words'

type Facts = {
  readonly input: SheetInput
  readonly sheet: Sheet
  /** unknown in the pre-check */
  readonly housing?: z.infer<typeof HousingKind> | undefined
}

/** The kinds of other help that fit what is known of a household; a hint where to ask, and never a verdict. */
export const fittingHelp = ({ input, sheet, housing }: Facts): readonly ReferralKind[] => {
  const counted = input.members.filter((member) => member.counted)
  const jobless = counted.some(({ status, able }) => status === 'unemployed' && able)
  const costly = input.expenditures.some(
    ({ kind, amount }) => amount > 0 && (kind === 'illness' || kind === 'disability'),
  )
  const struck = input.accident !== undefined
  const ill = costly || struck || counted.some(({ able, status }) => !able && status !== 'preschool')
  const fits: Record<ReferralKind, boolean> = {
    'minimum-living': sheet.byIncome === 'severe',
    'near-poverty': sheet.byIncome !== 'none' || sheet.nearLine,
    'medical-assistance': ill,
    'mutual-aid': costly || struck,
    'legal-aid': struck || jobless,
    'public-housing': housing === 'rented' || housing === 'relatives' || housing === 'employer',
    training: jobless,
  }
  return (Object.keys(fits) as ReferralKind[]).filter((kind) => fits[kind])
}
