import { fits, isTurnOf, roleFor } from '@domain/application/actions'
import { moveOf } from '@domain/application/lifecycle'
import { deciderAfter, reopensAt } from '@domain/application/reexamination'
import { STAGES, type Stage } from '@domain/application/stage'
import type { CaseState } from '@domain/application/state'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'

const [city, county, base] = ['OR-city', 'OR-county', 'OR-base'] as OrgId[] as [OrgId, OrgId, OrgId]
const place = (direct = false) => ({
  path: [city, county, base],
  jurisdiction: direct ? ('direct' as const) : ('xinhui' as const),
})
const officer = (role: PostRole, org: OrgId, id = 'PE-other') => ({
  selves: { own: [id as PersonId], perhaps: [] as PersonId[] },
  posts: [{ role, org }],
})
const decide = (who: ReturnType<typeof officer>, refusedAs: PostRole, direct = false): string => {
  const by = { as: refusedAs, person: 'PE-refuser' as PersonId }
  const s = { stage: 're-examining', refusal: { by } } as unknown as CaseState
  const reader = { ...who, place: place(direct), household: 'two' as const, sat: 'two' as const }
  const role = roleFor(s, reader, 'decideReexamination')
  if (role === undefined || !isTurnOf(s, role, 'decideReexamination').ok) return 'NOT_ALLOWED'
  const fit = fits(s, reader, 'decideReexamination')
  return fit.ok ? role : fit.refusal.code
}

test.each([
  ['base-officer', 'county-reviewer'],
  ['county-reviewer', 'city-reviewer'],
  ['city-reviewer', 'city-reviewer'],
] as const)('a refusal by a %s is re-examined by a %s', (refused, decider) =>
  expect(deciderAfter(refused)).toBe(decider),
)

test.each([
  [
    'the county decides on the base union',
    officer('county-reviewer', county),
    'base-officer',
    false,
    'county-reviewer',
  ],
  [
    'not the city, when the county is the level above',
    officer('city-reviewer', city),
    'base-officer',
    false,
    'NOT_ALLOWED',
  ],
  [
    'for units directly under the city, the city in the county’s place',
    officer('city-reviewer', city),
    'base-officer',
    true,
    'county-reviewer',
  ],
  [
    'the county never decides on its own refusal',
    officer('county-reviewer', county),
    'county-reviewer',
    false,
    'NOT_ALLOWED',
  ],
  ['the city decides on the county', officer('city-reviewer', city), 'county-reviewer', false, 'city-reviewer'],
  [
    'another person of the city decides on the city',
    officer('city-reviewer', city),
    'city-reviewer',
    false,
    'city-reviewer',
  ],
  ['the refuser does not', officer('city-reviewer', city, 'PE-refuser'), 'city-reviewer', false, 'INCOMPATIBLE_ROLE'],
  ['nobody from beside', officer('county-reviewer', 'OR-else' as OrgId), 'base-officer', false, 'NOT_ALLOWED'],
] as const)('a re-examination is decided by the right role: %s', (_what, who, refusedAs, direct, expected) =>
  expect(decide(who, refusedAs, direct)).toBe(expected),
)

test('an overturned refusal leads back to the stage that refused, which decides again', () => {
  const back = (from: Stage) =>
    reopensAt({ from, reasons: [], words: '', on: plainDate('2026-03-02'), by: { as: 'city-reviewer' } })
  for (const from of STAGES.filter((stage) => moveOf(stage, 'refuse') !== undefined || stage === 'deliberating'))
    expect(back(from)).toBe(from)
  // the notice that ended with the refusal is no longer posted
  expect(back('on-notice')).toBe('to-post')
})
