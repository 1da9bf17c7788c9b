import { routes } from '../call/routes'
import { drillReport } from './drill-report'
import { yearReport } from './year-report'

export const reportOfYearRoutes = routes({ 'report.year': yearReport })

/** A phone with the former release still asks `api` for the report of a year. */
export const reportRoutes = routes({ 'report.drill': drillReport, ...reportOfYearRoutes })
