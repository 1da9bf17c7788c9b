import type { takingCalls } from '@domain/contract/taking'
import type { Routes } from '../../dispatch/context'
import { keyOfTaking } from './key-of-taking'
import { listTakings, sayTakingEnded } from './my-takings'
import { papersToTake } from './papers-to-take'

export const takingRoutes = {
  'taking.key': keyOfTaking,
  'taking.papers': papersToTake,
  'taking.list': listTakings,
  'taking.end': sayTakingEnded,
} as const satisfies Routes<keyof typeof takingCalls>
