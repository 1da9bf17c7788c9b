import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Alike } from '@domain/contract/alike'
import type { Declaration } from '@domain/household/declaration'
import { squeezed } from '@domain/kernel/plain'
import type { Sealer } from '../../ports/world'
import { openText } from '../household/seal'

type Trait = Exclude<Alike['by'], 'picture'>
type Said = Pick<Declaration['applicant'], 'mobile' | 'presentAddress'>

/** A shorter address names a street or a village, where many live. */
const ADDRESS_MIN = 8

const addressOf = (said: string): string => {
  const plain = squeezed(said).replace(/[,.，。、-]/g, '')
  return plain.length < ADDRESS_MIN ? '' : plain
}

const idsOf = (sealer: Sealer, { mobile, presentAddress }: Said): ReadonlyMap<Trait, string> =>
  new Map(
    ([['mobile', squeezed(mobile)] as const, ['address', addressOf(presentAddress)] as const] as const)
      .filter(([, text]) => text !== '')
      .map(([trait, text]) => [trait, sealer.hash(`${trait}:${text}`, 'person')]),
  )

/** The keyed hashes of the telephone number and the address that a household is about to give. */
export const saidTraits = (sealer: Sealer, { applicant }: Pick<Declaration, 'applicant'>): readonly string[] => [
  ...idsOf(sealer, applicant).values(),
]

/** The same of a stored case, by what they are of. */
export const traitsOf = (
  sealer: Sealer,
  { declaration: { applicant } }: Pick<CaseSnapshot, 'declaration'>,
): ReadonlyMap<Trait, string> =>
  idsOf(sealer, {
    mobile: openText(sealer, 'mobile', applicant.mobile) as Said['mobile'],
    presentAddress: openText(sealer, 'presentAddress', applicant.presentAddress),
  })
