import { routes } from '../call/routes'
import { enterYear } from './enter-year'
import { listYears } from './list-years'

export const calendarRoutes = routes({
  'calendar.years': listYears,
  'calendar.enter': enterYear,
})
