import type { Tables } from '../../ports/tables'
import { routes } from '../call/routes'
import { listChased } from './chased-unions'
import { confirmPosting } from './confirm-posting'
import { driveCoverage } from './drive-coverage'
import { exportChased } from './export-chased'
import { remindUnions } from './remind-unions'
import { startDrive } from './start-drive'

export const driveRoutes = routes({
  'drive.start': startDrive,
  'drive.confirm': confirmPosting,
  'drive.coverage': driveCoverage,
  'drive.chase': listChased,
  'drive.remind': remindUnions,
})

/** The export: only the entry that contains the Excel library has it. */
export const driveTableRoutes = (tables: Tables) => routes({ 'drive.export': exportChased(tables) })
