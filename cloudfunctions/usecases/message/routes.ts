import type { Routes } from '../../dispatch/context'
import { listRings } from './list-rings'
import { recordGrants } from './record-grants'
import { ringDone } from './ring-done'

export const messageRoutes = {
  'message.recordGrants': recordGrants,
  'ring.list': listRings,
  'ring.done': ringDone,
} satisfies Routes<'message.recordGrants' | 'ring.list' | 'ring.done'>
