import { yuan } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import { emptyDraft, FormDraft } from '@src/features/household-form/draft'
import { dropPrecheck, keepPrecheck, keptPrecheck } from '@src/features/household-form/precheck-answers'
import { withPrecheck } from '@src/features/household-form/told'
import { saveDraft } from '@src/gateway'

const today = plainDate('2026-03-10')
const said = {
  on: plainDate('2026-03-02'),
  jurisdiction: 'pengjiang' as const,
  people: [
    { status: 'employed' as const },
    { status: 'unable' as const },
    { status: 'student' as const, schoolStage: 'senior' as const },
  ],
  wages: yuan(36_000),
  illness: yuan(18_000),
  schooling: yuan(6000),
  hadAccident: false,
  homes: 0,
  car: false,
}

test('what the pre-check was told is in the new form, each sum with the only person it can belong to', () => {
  const draft = withPrecheck(emptyDraft(), said)
  expect(FormDraft.safeParse(draft).success).toBe(true)
  expect(draft.applicant.employment).toBe('employed')
  expect(draft.members.map(({ status, schoolStage }) => [status, schoolStage])).toEqual([
    ['unable', undefined],
    ['student', 'senior'],
  ])
  expect(draft.incomes).toEqual([{ member: 'm0', kind: 'wages', amount: yuan(36_000) }])
  expect(draft.costs).toEqual([
    { member: 'm1', kind: 'illness', amount: yuan(18_000) },
    { member: 'm2', kind: 'schooling', amount: yuan(6000) },
  ])
  expect(draft.hadAccident).toBe(false)
  expect(draft.told).toEqual([
    'm0.employment',
    'm1.status',
    'm2.status',
    'm0.wages',
    'm1.illness',
    'm2.schooling',
    'hadAccident',
  ])
})

test('a sum that may belong to two persons is given to neither', () => {
  const draft = withPrecheck(emptyDraft(), { ...said, people: [{ status: 'employed' }, { status: 'employed' }] })
  expect([draft.incomes, draft.costs]).toEqual([[], []])
})

test('without a pre-check the form begins empty', () => {
  expect(withPrecheck(emptyDraft(), undefined)).toEqual(emptyDraft())
})

test('the answers stay on the phone until the application is handed in, or until they are about another year', () => {
  keepPrecheck(said)
  expect(keptPrecheck(today)).toEqual(said)
  expect(keptPrecheck(plainDate('2026-04-01'))).toBeUndefined()
  dropPrecheck()
  expect(keptPrecheck(today)).toBeUndefined()
})

test('something else stored in their place is ignored', () => {
  saveDraft('precheck', { on: '2026-03-02', people: [] })
  expect(keptPrecheck(today)).toBeUndefined()
})
