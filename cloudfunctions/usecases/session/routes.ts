import { routes } from '../call/routes'
import { approveSignIn, declineSignIn, lookAtSignIn } from './approve-sign-in'
import { beginSignIn } from './begin-sign-in'
import { collectSession } from './collect-session'
import { listSessions, revokeSession } from './my-sessions'

export const sessionRoutes = routes({
  'session.begin': beginSignIn,
  'session.collect': collectSession,
  'session.look': lookAtSignIn,
  'session.approve': approveSignIn,
  'session.decline': declineSignIn,
  'session.list': listSessions,
  'session.revoke': revokeSession,
})
