import type { CaseRow } from '@domain/contract/views'
import { go } from '@src/gateway'

export const PATHS = {
  duties: '/base/duties/index',
  cases: '/base/cases/index',
  case: '/base/case/index',
  survey: '/base/survey/index',
  taken: '/base/taken/index',
  deliberation: '/base/deliberation/index',
  notice: '/base/notice/index',
  objections: '/base/objections/index',
  drive: '/base/drive/index',
  onBehalf: '/base/on-behalf/index',
  members: '/base/members/index',
  roster: '/base/roster/index',
  standIn: '/base/stand-in/index',
  ring: '/base/ring/index',
} as const

/** What is opened at the home of a worker, where there may be no signal. */
export const FOR_A_VISIT = [PATHS.survey, PATHS.case, PATHS.taken] as const

const placeOf = (row: Pick<CaseRow, 'stage' | 'flags'>): string => {
  if (row.flags.includes('correction')) return PATHS.case
  switch (row.stage) {
    case 'surveying':
      return PATHS.survey
    case 'deliberating':
      return PATHS.deliberation
    case 'to-post':
      return PATHS.notice
    case 'on-notice':
      return row.flags.includes('objection') ? PATHS.objections : PATHS.notice
    case 'submitted':
    case 'crosschecking':
    case 'deliberating-above':
    case 'county-review':
    case 'determining':
    case 'on-file':
    case 'refused':
    case 're-examining':
    case 'withdrawn':
    case 'exited':
      return PATHS.case
  }
}

/** Opens the page on which the base union's next step for this case is done. */
export const openDuty = (row: Pick<CaseRow, 'id' | 'stage' | 'flags'>): void => go(placeOf(row), { id: row.id })
