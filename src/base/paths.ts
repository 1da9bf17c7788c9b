export const PATHS = {
  duties: '/base/duties/index',
  cases: '/base/cases/index',
  case: '/base/case/index',
  survey: '/base/survey/index',
  offlineKit: '/base/offline-kit/index',
  deliberation: '/base/deliberation/index',
  notice: '/base/notice/index',
  objections: '/base/objections/index',
  drive: '/union/drive/index',
  onBehalf: '/base/on-behalf/index',
  members: '/union/members/index',
  roster: '/union/roster/index',
  stepsOnBehalf: '/base/steps-on-behalf/index',
  callList: '/base/call-list/index',
  print: '/base/print/index',
  wall: '/base/wall/index',
} as const

/** The pages needed at a worker's home, where there may be no connection. */
export const FOR_A_VISIT = [PATHS.survey, PATHS.case, PATHS.offlineKit] as const
