import type { Routes } from '../../dispatch/context'
import { enterYear } from './enter-year'
import { listYears } from './list-years'

export const calendarRoutes = {
  'calendar.years': listYears,
  'calendar.enter': enterYear,
} satisfies Routes<'calendar.years' | 'calendar.enter'>
