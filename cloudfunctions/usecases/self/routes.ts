import { routes } from '../call/routes'
import { contactOf } from '../organisation/contact-of'
import { searchUnions } from '../organisation/search-unions'
import { currentPolicy } from '../policy/current-policy'
import { openSelf } from './open-self'
import { reportFault } from './report-fault'
import { takePhone } from './take-phone'

export const selfRoutes = routes({
  'me.open': openSelf,
  'policy.current': currentPolicy,
  'org.search': searchUnions,
  'org.contact': contactOf,
  'self.phone': takePhone,
  'app.report': reportFault,
})
