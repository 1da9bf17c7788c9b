import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { wrongsOf } from '@src/features/household-form/check'
import { emptyDraft, readDraft } from '@src/features/household-form/draft'

const today = plainDate('2026-03-10')
const wrong = (over: object): readonly string[] =>
  Object.keys(wrongsOf('family', { ...emptyDraft(), ...over }, today)).filter((field) => field === 'base')

test('an application can continue when the unit is not found', () => {
  expect(wrong({})).toEqual(['base'])
  expect(wrong({ unitLater: true })).toEqual([])
  expect(wrong({ base: { id: 'OR-plant' as OrgId, name: '厂工会' } })).toEqual([])
})

test('a form begun before the choice “unit not found” existed is read unchanged', () => {
  const { unitLater: _, ...former } = emptyDraft() as ReturnType<typeof emptyDraft> & { unitLater?: boolean }
  expect(readDraft(JSON.parse(JSON.stringify(former)))).toMatchObject(former)
})
