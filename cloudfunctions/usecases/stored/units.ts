import type { CallInput, CallOutput } from '@domain/contract/index'
import type { SealedText } from '@domain/household/declaration'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Collection } from '../../ports/doc-store'

type OrgRef = CallOutput<'org.create'>

/**
 * 找不到单位: a worker's request to the county union about a unit that is on no list. id = the person, so that a person has at most
 * one open request; a new request replaces an answered request, whose answer stays in the inbox.
 */
export type UnitRequestDoc = Omit<CallInput<'unit.request'>, 'mobile'> & {
  readonly person: PersonId
  readonly city: OrgId
  readonly county: OrgId
  readonly at: number
  readonly dueOn: PlainDate
  /** absent in letters from before it was asked for */
  readonly mobile?: SealedText | undefined
  /** who has had the number shown; the latest ones */
  readonly looks?: readonly { readonly by: PersonId; readonly name: string; readonly at: number }[] | undefined
  readonly answer?:
    | {
        readonly kind: 'entered' | 'through' | 'not'
        readonly union?: string | undefined
        readonly org?: OrgRef | undefined
        readonly words: string
        readonly by: PersonId
        readonly at: number
      }
    | undefined
}
export const UNIT_REQUESTS: Collection<UnitRequestDoc> = {
  name: 'unitRequests',
  indexes: {
    byCity: { eq: ['city', 'state'], sort: 'at' },
    byCounty: { eq: ['county', 'state'], sort: 'at' },
    byState: { eq: ['state'], sort: 'at' },
  },
  keys: ({ city, county, at, answer }) => ({ city, county, at, state: answer === undefined ? 'open' : 'answered' }),
}
