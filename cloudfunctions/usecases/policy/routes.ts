import { routes } from '../call/routes'
import { currentPolicy } from './current-policy'
import { listPolicies } from './list-policies'
import { publishPolicy } from './publish-policy'

export const policyRoutes = routes({
  'policy.current': currentPolicy,
  'policy.list': listPolicies,
  'policy.publish': publishPolicy,
})
