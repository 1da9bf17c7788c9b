import { daysOnRoad, usualRoad } from '@domain/application/usual-road'
import { aPolicy } from '@test/support/policy'

describe('the usual road of an application', () => {
  const policy = aPolicy()

  it('has the cross-check before the notice where the policy says so', () => {
    const road = usualRoad({ ...policy, stageOrder: 'crosscheck-before-notice' })
    expect(road.map(({ stage }) => stage)).toEqual([
      'submitted',
      'surveying',
      'deliberating',
      'crosschecking',
      'to-post',
      'on-notice',
      'county-review',
      'determining',
    ])
  })

  it('has the cross-check after the county’s review where the policy says so', () => {
    const road = usualRoad({ ...policy, stageOrder: 'crosscheck-after-review' })
    expect(road.map(({ stage }) => stage)).toEqual([
      'submitted',
      'surveying',
      'deliberating',
      'to-post',
      'on-notice',
      'county-review',
      'crosschecking',
      'determining',
    ])
  })

  it('gives each stage the working days of the policy’s clocks, and the notice its own', () => {
    const clocks = { ...policy.clocks, accept: 2, survey: 11, deliberation: 9, post: 3, countyReview: 6, city: 8 }
    const rules = { ...policy, clocks, notice: { ...policy.notice, workingDays: 7 } }
    expect(usualRoad(rules).map(({ days }) => days)).toEqual([2, 11, 9, 8, 3, 7, 6, 8])
    expect(daysOnRoad(rules)).toBe(54)
  })
})
