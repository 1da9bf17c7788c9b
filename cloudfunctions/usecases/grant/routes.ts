import { routes } from '../call/routes'
import { holdGrant } from './hold-grant'
import { listGrants } from './list-grants'
import { proposeGrant } from './propose-grant'
import { releaseGrant } from './release-grant'

export const grantRoutes = routes({
  'grant.propose': proposeGrant,
  'grant.hold': holdGrant,
  'grant.release': releaseGrant,
  'grant.list': listGrants,
})
