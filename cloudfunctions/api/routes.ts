import type { InDocuments } from '@domain/contract/entry'
import type { CallName } from '@domain/contract/index'
import { caseRoutes } from '../usecases/application/read-routes'
import { applicationRoutes } from '../usecases/application/routes'
import { stepRoutes } from '../usecases/application/step-routes'
import { calendarRoutes } from '../usecases/calendar/routes'
import type { Routes } from '../usecases/call/context'
import { cityRoutes } from '../usecases/city/routes'
import { consentRoutes } from '../usecases/consent/routes'
import { crosscheckRoutes } from '../usecases/crosscheck/routes'
import { draftRoutes } from '../usecases/draft/routes'
import { fileRoutes } from '../usecases/files/routes'
import { inboxRoutes } from '../usecases/inbox/routes'
import { lookRoutes } from '../usecases/look/routes'
import { messageRoutes } from '../usecases/message/routes'
import { memberNoticeRoutes } from '../usecases/notice/member-routes'
import { officeRoutes } from '../usecases/organisation/routes'
import { moneyRoutes } from '../usecases/payout/routes'
import { personRoutes } from '../usecases/person/routes'
import { rosterRoutes } from '../usecases/roster/routes'
import { selfRoutes } from '../usecases/self/routes'
import { sessionRoutes } from '../usecases/session/routes'
import { takingRoutes } from '../usecases/taking/routes'
import { unitRoutes } from '../usecases/unit/routes'

/** All calls of the entry `api`. A call of the contract without a route does not compile. */
export const apiRoutes = {
  ...selfRoutes,
  ...cityRoutes,
  ...sessionRoutes,
  ...fileRoutes,
  ...inboxRoutes,
  ...messageRoutes,
  ...applicationRoutes,
  ...draftRoutes,
  ...consentRoutes,
  ...caseRoutes,
  ...lookRoutes,
  ...memberNoticeRoutes,
  ...stepRoutes,
  ...takingRoutes,
  ...crosscheckRoutes,
  ...moneyRoutes,
  ...officeRoutes,
  ...calendarRoutes,
  ...rosterRoutes,
  ...personRoutes,
  ...unitRoutes,
} satisfies Routes<Exclude<CallName, InDocuments>>
