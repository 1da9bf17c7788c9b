import { runTool } from '@cloud/maintenance/run'
import { addMonths } from '@domain/kernel/plain-date'
import { openingOf } from '@local/maintenance/from-folder'
import { BASE_UNIONS } from '@local/town/unions'
import { sayWho } from '@local/walk/register'
import { openFormer } from './former'

const rebuilt = async (data: string): Promise<boolean> =>
  (await runTool(['rebuild'], openingOf(data), () => undefined)) === 0

it('a file of the previous release expires a year after its determination and can be renewed', async () => {
  const former = openFormer('short-year', '2024-11-04T02:00:00Z')
  const { hand } = former
  const { items } = await hand.tell('city-review-1', 'case.queue', { runningOut: true, limit: 50 })
  expect(items.length).toBeGreaterThan(20)
  const [row] = items.filter(({ jurisdiction }) => jurisdiction === 'pengjiang')
  const union = BASE_UNIONS.find(({ name }) => name === row?.unit)
  if (row === undefined || union === undefined) throw new Error('no file to visit')
  const caseId = row.id
  const officers = [`${union.key}-1`, `${union.key}-2`] as const
  const before = await hand.tell(officers[0], 'case.open', { caseId })
  if (before.determination === undefined) throw new Error('not determined')
  expect(row.figuresUntil).toBe(addMonths(before.determination.on, 12))
  for (const officer of [...officers, 'city-review-1', 'pengjiang-fund'])
    await sayWho(hand, officer, (await hand.tell(officer, 'me.open', {})).name ?? '')
  const asked = { caseId, programme: 'living', year: 2024 } as const
  await hand.expectRefusal('FIGURES_OUTDATED', 'pengjiang-fund', 'grant.propose', asked, caseId)
  const surveyors: string[] = []
  for (const officer of officers) surveyors.push((await hand.tell(officer, 'me.open', {})).person ?? '')
  const visit = {
    visitedOn: '2024-11-04',
    visitedAt: '09:30',
    place: 'home' as const,
    surveyors,
    incomes: before.survey?.incomes ?? [],
    expenditures: before.survey?.expenditures ?? [],
    ...(before.survey?.accident === undefined ? {} : { accident: before.survey.accident }),
    notImputed: {},
    living: '与去年相比没有好转。',
    causeConfirmed: true,
    remark: '',
    photos: [await hand.upload(officers[0], 'survey-photo')],
    surveyorSignatures: [await hand.upload(officers[0], 'signature'), await hand.upload(officers[0], 'signature')],
    applicantSignature: await hand.upload(officers[0], 'signature'),
  }
  await hand.tell(officers[0], 'survey.recordAgain', visit, caseId)
  const { sheet } = await hand.tell('city-review-1', 'determination.sheet', { caseId }, caseId)
  const decided = { class: before.determination.class, level: 'city' as const, reasons: '情况没有好转' }
  await hand.tell('city-review-1', 'determination.redetermine', { ...decided, sheetNet: sheet.net }, caseId)
  expect(await hand.tell('pengjiang-fund', 'grant.propose', asked, caseId)).toMatchObject({ givenThisYear: 0 })
  const after = await hand.tell(officers[0], 'case.open', { caseId })
  expect(after).toMatchObject({ dossierNo: before.dossierNo, determinedBefore: [before.determination] })
  expect(after.log.slice(0, before.log.length)).toEqual(before.log)
  await former.desk.close()
  expect(await rebuilt(former.data)).toBe(true)
  former.forget()
})

it('satisfaction answers of the previous release are reported under the questions then asked, with persons and person-times apart', async () => {
  const former = openFormer('short-year')
  const { quality, total } = await former.hand.tell('city-audit', 'report.year', { year: 2023 })
  const { answers, persons, asked } = quality.satisfaction
  expect(answers).toBe(former.report.quality.satisfaction.answers)
  expect(answers).toBeGreaterThan(0)
  expect(persons).toBeLessThanOrEqual(total.persons)
  expect(asked.reduce((sum, set) => sum + set.answers, 0)).toBe(answers)
  await former.close()
})
