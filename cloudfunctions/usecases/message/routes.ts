import type { Routes } from '../../dispatch/context'
import { recordGrants } from './record-grants'

export const messageRoutes = { 'message.recordGrants': recordGrants } satisfies Routes<'message.recordGrants'>
