import { routes } from '../call/routes'
import { openSelf } from './open-self'
import { reportFault } from './report-fault'
import { takePhone } from './take-phone'

export const selfRoutes = routes({
  'me.open': openSelf,
  'self.phone': takePhone,
  'app.report': reportFault,
})
