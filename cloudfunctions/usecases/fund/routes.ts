import { routes } from '../call/routes'
import { allocateLine } from './allocate-line'
import { listLines } from './list-lines'

export const fundRoutes = routes({
  'budget.lines': listLines,
  'budget.allocate': allocateLine,
})
