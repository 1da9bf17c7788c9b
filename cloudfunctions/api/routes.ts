import type { InDocuments } from '@domain/contract/entry'
import type { CallName } from '@domain/contract/index'
import { applicationRoutes } from '../usecases/application/routes'
import { bothCitiesRoutes } from '../usecases/both-cities/routes'
import { calendarRoutes } from '../usecases/calendar/routes'
import type { Routes } from '../usecases/call/context'
import { cityRoutes } from '../usecases/city/routes'
import { consentRoutes } from '../usecases/consent/routes'
import { crosscheckRoutes } from '../usecases/crosscheck/routes'
import { determinationRoutes } from '../usecases/determination/routes'
import { draftRoutes } from '../usecases/draft/routes'
import { driveRoutes } from '../usecases/drive/routes'
import { fileRoutes } from '../usecases/files/routes'
import { fundRoutes } from '../usecases/fund/routes'
import { grantRoutes } from '../usecases/grant/routes'
import { inboxRoutes } from '../usecases/inbox/routes'
import { lookRoutes } from '../usecases/look/routes'
import { messageRoutes } from '../usecases/message/routes'
import { noticeRoutes } from '../usecases/notice/routes'
import { offlineKitRoutes } from '../usecases/offline-kit/routes'
import { organisationRoutes } from '../usecases/organisation/routes'
import { payoutRoutes } from '../usecases/payout/routes'
import { personRoutes } from '../usecases/person/routes'
import { policyRoutes } from '../usecases/policy/routes'
import { provinceRoutes } from '../usecases/province/routes'
import { reportRoutes } from '../usecases/report/routes'
import { rosterRoutes } from '../usecases/roster/routes'
import { selfRoutes } from '../usecases/self/routes'
import { sessionRoutes } from '../usecases/session/routes'
import { stepRoutes } from '../usecases/step/routes'
import { unitRoutes } from '../usecases/unit/routes'

/** All calls of the entry `api`. A call of the contract without a route does not compile. */
export const apiRoutes = {
  ...applicationRoutes,
  ...bothCitiesRoutes,
  ...calendarRoutes,
  ...cityRoutes,
  ...consentRoutes,
  ...crosscheckRoutes,
  ...determinationRoutes,
  ...draftRoutes,
  ...driveRoutes,
  ...fileRoutes,
  ...fundRoutes,
  ...grantRoutes,
  ...inboxRoutes,
  ...lookRoutes,
  ...messageRoutes,
  ...noticeRoutes,
  ...organisationRoutes,
  ...payoutRoutes,
  ...personRoutes,
  ...policyRoutes,
  ...provinceRoutes,
  ...reportRoutes,
  ...rosterRoutes,
  ...selfRoutes,
  ...sessionRoutes,
  ...stepRoutes,
  ...offlineKitRoutes,
  ...unitRoutes,
} satisfies Routes<Exclude<CallName, InDocuments>>
