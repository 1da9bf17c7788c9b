import { routes } from '../call/routes'
import { showCallList } from './call-list'
import { noteNoAnswer, noteTold, undoTold } from './note-told'
import { recordGrants } from './record-grants'

export const messageRoutes = routes({
  'message.recordGrants': recordGrants,
  'ring.list': showCallList,
  'ring.done': noteTold,
  'ring.noAnswer': noteNoAnswer,
  'ring.undo': undoTold,
})
