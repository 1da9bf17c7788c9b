import type { PostRole } from '@domain/organisation/roles'
import { app } from '@src/text/app'

type Entrance = { readonly label: string; readonly path: string; readonly testId: string }

const ENTRANCES: readonly (Entrance & { readonly roles: readonly PostRole[] })[] = [
  { label: app.desk.duties, path: '/base/duties/index', testId: 'go-duties', roles: ['base-officer'] },
  {
    label: app.desk.queue,
    path: '/review/queue/index',
    testId: 'go-queue',
    roles: ['county-reviewer', 'city-reviewer', 'auditor'],
  },
  {
    label: app.desk.finance,
    path: '/finance/home/index',
    testId: 'go-finance',
    roles: ['fund-officer', 'fund-approver', 'auditor', 'city-reviewer', 'county-reviewer'],
  },
  {
    label: app.desk.report,
    path: '/finance/report/index',
    testId: 'go-report',
    roles: ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor'],
  },
  { label: app.desk.looks, path: '/review/looks/index', testId: 'go-looks', roles: ['auditor'] },
  { label: app.desk.admin, path: '/admin/home/index', testId: 'go-admin', roles: ['administrator', 'city-reviewer'] },
]

/** The entrances open to a person with these roles. */
export const entrancesFor = (roles: readonly PostRole[]): readonly Entrance[] =>
  ENTRANCES.filter((entrance) => entrance.roles.some((role) => roles.includes(role)))
