import { routes } from '../call/routes'
import { showCallList } from './call-list'
import { noteTold } from './note-told'
import { recordGrants } from './record-grants'

export const messageRoutes = routes({
  'message.recordGrants': recordGrants,
  'ring.list': showCallList,
  'ring.done': noteTold,
})
