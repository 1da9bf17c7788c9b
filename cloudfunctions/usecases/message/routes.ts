import { routes } from '../call/routes'
import { listRings } from './list-rings'
import { recordGrants } from './record-grants'
import { ringDone } from './ring-done'

export const messageRoutes = routes({
  'message.recordGrants': recordGrants,
  'ring.list': listRings,
  'ring.done': ringDone,
})
