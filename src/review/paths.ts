export const PATHS = {
  queue: '/review/queue/index',
  case: '/review/case/index',
  crosscheck: '/review/crosscheck/index',
  batch: '/review/batch/index',
  looks: '/review/looks/index',
  deliberation: '/base/deliberation/index',
  committee: '/union/committee/index',
} as const
