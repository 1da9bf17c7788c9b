import { usualRoad } from '@domain/application/usual-road'
import type { Policy } from '@domain/policy/policy'
import { Road } from '@src/components'
import { guide as words } from '@src/text/guide'

/** The steps after the application, each with the working days that the policy allows for it. */
export const RoadAhead = ({ policy }: { readonly policy: Policy }) => (
  <Road
    testId='road-ahead'
    steps={usualRoad(policy).map(({ stage, days }) => ({
      title: words.stage[stage],
      state: 'next',
      day: stage === 'on-notice' ? words.noticeDays(days) : words.days(days),
    }))}
  />
)
