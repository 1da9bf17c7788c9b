import type { CaseRow } from '@domain/contract/views'
import { go } from '@src/gateway'

export const PATHS = {
  duties: '/base/duties/index',
  cases: '/base/cases/index',
  case: '/base/case/index',
  survey: '/base/survey/index',
  offlineKit: '/base/offline-kit/index',
  deliberation: '/base/deliberation/index',
  notice: '/base/notice/index',
  objections: '/base/objections/index',
  drive: '/base/drive/index',
  onBehalf: '/base/on-behalf/index',
  members: '/base/members/index',
  roster: '/base/roster/index',
  stepsOnBehalf: '/base/steps-on-behalf/index',
  callList: '/base/call-list/index',
  print: '/base/print/index',
  wall: '/base/wall/index',
} as const

/** The pages needed at a worker's home, where there may be no connection. */
export const FOR_A_VISIT = [PATHS.survey, PATHS.case, PATHS.offlineKit] as const

/** Stages whose next step has a page of its own; all other steps are on the page of the case. */
const PAGE: Partial<Record<CaseRow['stage'], string>> = {
  surveying: PATHS.survey,
  deliberating: PATHS.deliberation,
  'to-post': PATHS.notice,
  'on-notice': PATHS.notice,
}

const placeOf = ({ stage, flags }: Pick<CaseRow, 'stage' | 'flags'>): string => {
  if (flags.includes('correction')) return PATHS.case
  return stage === 'on-notice' && flags.includes('objection') ? PATHS.objections : (PAGE[stage] ?? PATHS.case)
}

/** Opens the page for the base union's next step on this case. */
export const openDuty = (row: Pick<CaseRow, 'id' | 'stage' | 'flags'>): void => go(placeOf(row), { id: row.id })
