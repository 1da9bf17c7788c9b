import { routes } from '../call/routes'
import { confirmPosting } from '../drive/confirm-posting'
import { driveCoverage } from '../drive/drive-coverage'
import { startDrive } from '../drive/start-drive'
import { listPolicies } from '../policy/list-policies'
import { publishPolicy } from '../policy/publish-policy'
import { drillReport } from '../report/drill-report'
import { yearReport } from '../report/year-report'
import { createUnion } from './create-union'
import { drawCode } from './draw-code'
import { inviteOfficer } from './invite-officer'
import { joinPost } from './join-post'
import { joinUnion } from './join-union'
import { listOfficers } from './list-officers'
import { listUnions } from './list-unions'
import { makeMemberCode } from './make-member-code'
import { removeOfficer } from './remove-officer'

/** Report, publicity drive, unions, officers, policy: the calls in the entry `api`. */
export const officeRoutes = routes({
  'report.year': yearReport,
  'report.drill': drillReport,
  'drive.start': startDrive,
  'drive.confirm': confirmPosting,
  'drive.coverage': driveCoverage,
  'org.tree': listUnions,
  'org.create': createUnion,
  'officer.list': listOfficers,
  'officer.invite': inviteOfficer,
  'officer.join': joinPost,
  'officer.remove': removeOfficer,
  'member.code': makeMemberCode,
  'member.join': joinUnion,
  'code.picture': drawCode,
  'policy.list': listPolicies,
  'policy.publish': publishPolicy,
})
