import type { Routes } from '../../dispatch/context'
import { currentPolicy } from './current-policy'
import { openSelf } from './open-self'
import { searchUnions } from './search-unions'

export const selfRoutes = {
  'me.open': openSelf,
  'policy.current': currentPolicy,
  'org.search': searchUnions,
} satisfies Routes<'me.open' | 'policy.current' | 'org.search'>
