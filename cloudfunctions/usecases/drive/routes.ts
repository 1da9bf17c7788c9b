import { routes } from '../call/routes'
import { confirmPosting } from './confirm-posting'
import { driveCoverage } from './drive-coverage'
import { startDrive } from './start-drive'

export const driveRoutes = routes({
  'drive.start': startDrive,
  'drive.confirm': confirmPosting,
  'drive.coverage': driveCoverage,
})
