import type { CaseView } from '@domain/contract/views'
import type { OrgId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import { PATHS } from '../paths'

/** The union that deliberates on the case, and the role whose holders may attend by office. */
export type Deliberating = { readonly org: OrgId; readonly role: PostRole; readonly above: boolean }

export const deliberatingOn = ({ row, place, deliberation }: CaseView): Deliberating => {
  const above = row.stage === 'deliberating-above' || (row.stage !== 'deliberating' && deliberation?.above === true)
  return above
    ? { org: place.county, role: 'county-reviewer', above }
    : { org: place.base, role: 'base-officer', above }
}

/** The pages to return to, for a person at the base union or at the union above. */
export const placesFor = (isBase: boolean): { readonly case: string; readonly list: string } =>
  isBase ? { case: PATHS.case, list: PATHS.duties } : { case: '/review/case/index', list: '/review/queue/index' }
