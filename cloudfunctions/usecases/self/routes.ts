import { routes } from '../call/routes'
import { contactOf } from './contact-of'
import { currentPolicy } from './current-policy'
import { openSelf } from './open-self'
import { reportFault } from './report-fault'
import { searchUnions } from './search-unions'
import { takePhone } from './take-phone'

export const selfRoutes = routes({
  'me.open': openSelf,
  'policy.current': currentPolicy,
  'org.search': searchUnions,
  'org.contact': contactOf,
  'self.phone': takePhone,
  'app.report': reportFault,
})
