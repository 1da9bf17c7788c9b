import { routes } from '../call/routes'
import { drillReport } from './drill-report'
import { yearReport } from './year-report'

export const reportRoutes = routes({
  'report.year': yearReport,
  'report.drill': drillReport,
})
