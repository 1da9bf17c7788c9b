import { routes } from '../call/routes'
import { keyOfTaking } from './key-of-taking'
import { listTakings, sayTakingEnded } from './my-takings'
import { papersToTake } from './papers-to-take'

export const takingRoutes = routes({
  'taking.key': keyOfTaking,
  'taking.papers': papersToTake,
  'taking.list': listTakings,
  'taking.end': sayTakingEnded,
})
