// 查看: an officer opens a covered field of a household for one of the listed purposes, and only so often in an hour.
import { wordsSuffice } from '@domain/application/look-reason'
import {
  hoursOf,
  LOOK_PURPOSES,
  type LookPurpose,
  looksPerHour,
  looksUsedUntil,
  purposeOfStep,
  purposesFor,
} from '@domain/application/looks'
import { STAGES, type Stage } from '@domain/application/stage'
import { POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { LOOKS_PER_HOUR } from '@domain/policy/looks-per-hour'

const BEFORE_COUNTY: readonly Stage[] = [
  ...(['submitted', 'surveying', 'deliberating', 'deliberating-above'] as const),
  ...(['crosschecking', 'to-post', 'on-notice'] as const),
]
const FILED: readonly Stage[] = ['on-file', 'exited']
const ALWAYS: readonly Stage[] = STAGES

/** Who may name which purpose, and at which stages. Whoever is not listed may open nothing for it. */
const MAY: Record<LookPurpose, Partial<Record<PostRole, readonly Stage[]>>> = {
  papers: {
    'base-officer': BEFORE_COUNTY,
    'county-reviewer': ['deliberating-above', 'on-notice', 'county-review'],
    'city-reviewer': ['crosschecking', 'determining', 're-examining'],
  },
  contact: { 'base-officer': ALWAYS, 'county-reviewer': ALWAYS, 'city-reviewer': ALWAYS, 'fund-officer': ALWAYS },
  visit: { 'base-officer': ['submitted', 'surveying'] },
  meeting: { 'base-officer': ['deliberating'], 'county-reviewer': ['deliberating-above'] },
  notice: { 'base-officer': ['to-post', 'on-notice'] },
  objection: { 'county-reviewer': ['on-notice'], 'city-reviewer': ['on-notice'] },
  review: { 'county-reviewer': ['county-review'] },
  crosscheck: { 'city-reviewer': ['crosschecking'] },
  determination: { 'city-reviewer': ['determining'] },
  reexamination: { 'city-reviewer': ['refused', 're-examining'] },
  account: { 'base-officer': ALWAYS, 'fund-officer': ALWAYS },
  payment: { 'fund-officer': ALWAYS },
  question: { 'base-officer': ALWAYS, 'county-reviewer': ALWAYS, 'city-reviewer': ALWAYS, 'fund-officer': ALWAYS },
  ring: { 'base-officer': ALWAYS, 'county-reviewer': ALWAYS, 'city-reviewer': ALWAYS },
  file: { 'base-officer': FILED, 'county-reviewer': FILED, 'city-reviewer': FILED },
  complaint: { 'county-reviewer': ALWAYS, 'city-reviewer': ALWAYS, auditor: ALWAYS },
  audit: { auditor: ALWAYS },
  other: {
    ...{ 'base-officer': ALWAYS, 'county-reviewer': ALWAYS, 'city-reviewer': ALWAYS, 'fund-officer': ALWAYS },
    auditor: ALWAYS,
  },
}

describe('looking at covered fields', () => {
  test.each(Object.entries(MAY) as [LookPurpose, (typeof MAY)[LookPurpose]][])(
    'the purpose %s is open to its roles at its stages, and to nobody else',
    (purpose, may) => {
      for (const role of POST_ROLES)
        expect([role, STAGES.filter((stage) => purposesFor(role, stage).includes(purpose))]).toEqual([
          role,
          STAGES.filter((stage) => may[role]?.includes(stage)),
        ])
    },
  )

  test('the most likely purpose stands first', () => {
    expect(purposesFor('base-officer', 'surveying')).toEqual([
      ...['papers', 'contact', 'visit', 'account', 'question', 'ring', 'other'],
    ])
    expect(purposesFor('fund-officer', 'on-file')).toEqual(['contact', 'account', 'payment', 'question', 'other'])
    expect(purposesFor('auditor', 'on-file')).toEqual(['complaint', 'audit', 'other'])
    for (const role of ['fund-approver', 'administrator'] as const) expect(purposesFor(role, 'on-file')).toEqual([])
  })

  test.each<[Stage, LookPurpose]>([
    ['submitted', 'papers'],
    ['surveying', 'visit'],
    ['deliberating', 'meeting'],
    ['deliberating-above', 'meeting'],
    ['crosschecking', 'crosscheck'],
    ['to-post', 'notice'],
    ['on-notice', 'notice'],
    ['county-review', 'review'],
    ['determining', 'determination'],
    ['re-examining', 'reexamination'],
    ['on-file', 'file'],
    ['refused', 'file'],
    ['withdrawn', 'file'],
    ['exited', 'file'],
  ])('who reads a whole household at %s does so for %s, and need not choose', (stage, purpose) => {
    // wherever it stands among those that are open
    expect(purposeOfStep(stage, LOOK_PURPOSES)).toBe(purpose)
    expect(purposeOfStep(stage, [...LOOK_PURPOSES].reverse())).toBe(purpose)
    // a role that may not name it takes the most likely of its own
    expect(purposeOfStep(stage, ['contact', 'other'])).toBe('contact')
    expect(purposeOfStep(stage, [])).toBeUndefined()
  })

  test('only “other” needs words of its own', () => {
    for (const purpose of LOOK_PURPOSES.filter((each) => each !== 'other')) expect(wordsSuffice(purpose, '')).toBe(true)
    expect([wordsSuffice('other', '核对住址'), wordsSuffice('other', '  核对  ')]).toEqual([true, false])
  })

  test('as many in an hour as the policy says, else as usual, and none for a role that may open nothing', () => {
    expect(looksPerHour('base-officer', { 'base-officer': 3 })).toBe(3)
    expect(looksPerHour('base-officer', undefined)).toBe(LOOKS_PER_HOUR['base-officer'])
    expect(looksPerHour('administrator', undefined)).toBe(0)
  })

  test('the hour of a look and the hour before', () =>
    expect(hoursOf(7_300_000)).toEqual({ since: 7_200_000, before: 3_600_000 }))

  test('when the next look is allowed', () => {
    const now = 10_000_000
    const looks = [now - 60_001, now - 3_600_000, now - 120_001]
    expect(looksUsedUntil(looks, now, 3)).toBeUndefined()
    // the earlier of the two falls out of the hour first, and people read whole minutes
    expect(looksUsedUntil(looks, now, 2)).toBe(Math.ceil((now - 120_001 + 3_600_000) / 60_000) * 60_000)
    expect(looksUsedUntil(looks, now, 1)).toBe(Math.ceil((now - 60_001 + 3_600_000) / 60_000) * 60_000)
    expect(looksUsedUntil([], now, 0)).toBe(now - (now % 60_000) + (now % 60_000 === 0 ? 0 : 60_000) + 3_600_000)
  })
})
