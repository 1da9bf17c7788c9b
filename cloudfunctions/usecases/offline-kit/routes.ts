import { routes } from '../call/routes'
import { keyOfKit } from './key-of-kit'
import { endOwnKit, listKits } from './my-kits'
import { papersOfKit } from './papers-of-kit'

export const offlineKitRoutes = routes({
  'taking.key': keyOfKit,
  'taking.papers': papersOfKit,
  'taking.list': listKits,
  'taking.end': endOwnKit,
})
