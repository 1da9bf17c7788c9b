import type { Policy } from '../policy/policy'
import type { Stage } from './stage'

const CLOCK_AT: Partial<Record<Stage, keyof Policy['clocks']>> = {
  submitted: 'accept',
  surveying: 'survey',
  deliberating: 'deliberation',
  crosschecking: 'city',
  'to-post': 'post',
  'county-review': 'countyReview',
  determining: 'city',
  're-examining': 'city',
}

/** The service clock that starts when a case comes to a stage. */
export const clockAt = (stage: Stage): keyof Policy['clocks'] | undefined => CLOCK_AT[stage]
