import { remind } from '@cloud/usecases/clock/remind'
import { ENTRIES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CallInput } from '@domain/contract/index'
import { type Fen, yuan } from '@domain/kernel/fen'
import { addDays, addMonths, type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { aHold, allot, answered, held, type OnFile, onFile, sent, YEAR } from '@test/support/money'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { aSurvey, caseOf, nextDay, now, setDay, today } from '@test/support/walk'

/** A city whose policy makes figures valid for one month, so that they expire within the calendar of one year. */
let town: Town
let family: OnFile
let filedOn: PlainDate
beforeEach(async () => {
  town = await aTown(await aWorld(), { policy: aPolicy({ validMonths: 1 }) })
  await allot(town, 50_000)
  family = await onFile(town)
  filedOn = today(town)
})
afterEach(() => town.close())

const on = () => now(town, family.caseId)
const snapshot = () => caseOf(town, family.caseId)
const propose = () =>
  town.ask('countyFund', 'grant.propose', { caseId: family.caseId, programme: 'living', year: YEAR })
const view = (who: string) => town.tell(who, 'case.open', { caseId: family.caseId })

type Found = Partial<CallInput<'survey.record'>>
const record = async (over: Found = {}) =>
  aSurvey(town, 'baseOfficer', ['baseOfficer', 'baseOfficer2'], (await snapshot()).declaration, over)
const visit = async (over: Found = {}) => town.tell('baseOfficer', 'survey.recordAgain', await record(over), await on())
const decision = async (over: Partial<CallInput<'determination.redetermine'>> = {}) => {
  const { sheet } = await view('cityReviewer')
  return {
    class: 'severe' as const,
    level: 'city' as const,
    reasons: '再次入户，情况没有好转',
    sheetNet: sheet.net,
    ...over,
  }
}
const decide = async (over: Partial<CallInput<'determination.redetermine'>> = {}) =>
  town.tell('cityReviewer', 'determination.redetermine', await decision(over), await on())
const runOut = (): void => setDay(town, addDays(addMonths(filedOn, 1), 1))

describe('figures of a file at and after their expiry', () => {
  test('allow aid on their last valid day, and no aid from the day after', async () => {
    setDay(town, addMonths(filedOn, 1))
    expect((await propose()).ok).toBe(true)
    nextDay(town)
    expect(await propose()).toMatchObject({
      ok: false,
      refusal: { code: 'FIGURES_OUTDATED', about: { since: filedOn, until: addMonths(filedOn, 1) } },
    })
    expect(await town.refusal('countyFund', 'grant.hold', aHold(yuan(1000)), await on())).toBe('FIGURES_OUTDATED')
    // aid that needs no file does not depend on the age of its figures
    const temporary = aHold(yuan(1000), { programme: 'temporary' })
    expect((await town.ask('countyFund', 'grant.hold', temporary, await on())).ok).toBe(true)
    expect((await snapshot()).stage).toBe('on-file')
  })

  test('do not stop the payment of a grant that was held before', async () => {
    const grant = await held(town, family)
    runOut()
    const { batch } = await sent(town, [grant])
    await answered(town, batch, [{ no: 1, amount: yuan(4000) }])
    expect((await snapshot()).grants).toMatchObject([{ id: grant, state: 'paid' }])
  })

  test('are listed for their base union, their county and the city only', async () => {
    const other = await onFile(town, { seed: 2 })
    const seen = async (who: string) =>
      (await town.tell(who, 'case.queue', { runningOut: true })).items.map(({ id, figuresUntil }) => [id, figuresUntil])
    const first = [family.caseId, addMonths(filedOn, 1)]
    const both = [first, [other.caseId, addMonths(today(town), 1)]].sort()
    for (const who of ['baseOfficer', 'countyReviewer', 'cityReviewer']) expect(await seen(who)).toContainEqual(first)
    expect(await seen('directOfficer')).toEqual([])
    runOut()
    expect((await seen('baseOfficer')).sort()).toEqual(both)
    expect((await view('baseOfficer')).figuresUntil).toBe(addMonths(filedOn, 1))
  })
})

describe('renewing the figures of a file', () => {
  test('by a new visit adds the pending decision to the reminder of the officers who decide', async () => {
    runOut()
    await visit()
    const { dueOn } = await snapshot()
    const reminders = async (who: string) =>
      (await town.tell(who, 'inbox.list', {})).items.filter(
        ({ key, facts }) => key === 'dutiesDue' && facts['on'] === dueOn,
      )
    town.world.clock.set(`${dueOn ?? ''}T09:00:00+08:00`)
    await remind(town.world.ports)
    expect(await reminders('cityReviewer')).toMatchObject([
      { duties: [{ caseId: family.caseId, verb: 'redetermine', dueOn, role: 'city-reviewer' }] },
    ])
    expect(await reminders('baseOfficer')).toEqual([])
  })

  test('by a new visit and a decision moves the day of the figures, and keeps dossier number and history', async () => {
    const before = await snapshot()
    runOut()
    expect((await view('baseOfficer')).actions).toContain('resurvey')
    await visit()
    const visitedOn = today(town)
    expect((await propose()).ok).toBe(false)
    nextDay(town)
    expect((await view('cityReviewer')).actions).toContain('redetermine')
    await decide()
    const after = await snapshot()
    expect(after).toMatchObject({ stage: 'on-file', dossierNo: before.dossierNo })
    expect(after.resurveyedOn).toBeUndefined()
    expect(after.determination).toMatchObject({ on: today(town), figuresOn: visitedOn, class: 'severe' })
    expect(after.determinedBefore).toEqual([before.determination])
    expect((await propose()).ok).toBe(true)
    expect((await view('countyFund')).figuresUntil).toBe(addMonths(visitedOn, 1))
  })

  test('uses the new amounts: the class changes, or no class is supported', async () => {
    await visit({ incomes: [{ member: 'm0' as never, kind: 'wages', amount: yuan(90_000) as Fen }] })
    expect((await view('cityReviewer')).sheet).toMatchObject({ income: yuan(90_000), result: 'relative' })
    const severe = await decision()
    expect(await town.refusal('cityReviewer', 'determination.redetermine', severe, await on())).toBe(
      'CLASS_NOT_SUPPORTED',
    )
    await decide({ class: 'relative' })
    expect((await snapshot()).determination).toMatchObject({ class: 'relative' })
    await visit({ incomes: [{ member: 'm0' as never, kind: 'wages', amount: yuan(900_000) as Fen }] })
    for (const hardship of ['severe', 'relative'] as const)
      expect(
        await town.refusal(
          'cityReviewer',
          'determination.redetermine',
          await decision({ class: hardship }),
          await on(),
        ),
      ).toBe('CLASS_NOT_SUPPORTED')
    await town.tell('countyReviewer', 'dossier.exit', { because: 'improved', words: '收入已高于标准' }, await on())
    expect((await snapshot()).stage).toBe('exited')
  })

  test('is refused without a new visit, twice for one visit, with an old sheet, or by a surveyor', async () => {
    const refused = async (who: string, over = {}) =>
      town.refusal(who, 'determination.redetermine', await decision(over), await on())
    expect(await refused('cityReviewer')).toBe('RESURVEY_MISSING')
    await visit()
    expect(await refused('cityReviewer', { sheetNet: 1 })).toBe('SHEET_CHANGED')
    expect(await refused('countyReviewer')).toBe('NOT_ALLOWED')
    await decide()
    expect(await refused('cityReviewer')).toBe('RESURVEY_MISSING')
    await visit({ surveyors: ['PE-baseOfficer', 'PE-cityReviewer'] as never })
    expect(await refused('cityReviewer')).toBe('INCOMPATIBLE_ROLE')
    expect((await view('cityReviewer')).actions).not.toContain('redetermine')
  })

  test('requires a complete survey: two officers, signatures, a picture, and a day since the last figures', async () => {
    const refused = async (over: Found, who = 'baseOfficer') =>
      town.refusal(who, 'survey.recordAgain', await record(over), await on())
    expect(await refused({ surveyors: ['PE-baseOfficer'] as never })).toBe('SURVEYORS_TOO_FEW')
    expect(await refused({ photos: [] })).toBe('SURVEY_PHOTO_MISSING')
    expect(await refused({ visitedOn: addDays(filedOn, -1) })).toBe('DATE_TOO_EARLY')
    expect(await refused({ visitedOn: addDays(today(town), 1) })).toBe('DATE_IN_FUTURE')
    expect(await refused({}, 'neighbourOfficer')).toBe('NOT_FOUND')
  })

  test('counts from the day of the visit, even if the visit was entered late', async () => {
    nextDay(town, 20)
    const visitedOn = addDays(today(town), -19)
    await visit({ visitedOn })
    await decide()
    setDay(town, addDays(addMonths(visitedOn, 1), 1))
    expect(await propose()).toMatchObject({
      ok: false,
      refusal: { code: 'FIGURES_OUTDATED', about: { since: visitedOn } },
    })
  })

  test('is a duty of the city with a due day until the city has decided, and the worker is notified', async () => {
    const duty = async () =>
      (await town.tell('cityReviewer', 'case.duties', {})).groups.filter(({ stage }) => stage === 'on-file')
    expect(await duty()).toEqual([])
    await visit()
    expect(await duty()).toMatchObject([{ role: 'city-reviewer', count: 1, first: [{ id: family.caseId }] }])
    expect((await snapshot()).dueOn).toBeDefined()
    await decide()
    expect(await duty()).toEqual([])
    expect((await snapshot()).dueOn).toBeUndefined()
    const { items } = await town.tell(family.worker, 'inbox.list', {})
    expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining(['resurveyed', 'redetermined']))
    const [mine] = (await town.tell(family.worker, 'case.mine', {})).cases
    expect(mine?.log.slice(-2).map(({ kind }) => kind)).toEqual(['resurvey', 'redetermine'])
  })

  test('keeps log and snapshot equal, and does not change the year report’s application figures', async () => {
    const report = async () => town.tell('cityAuditor', 'report.year', { year: YEAR })
    const before = await report()
    nextDay(town, 10)
    await visit({ incomes: [{ member: 'm0' as never, kind: 'wages', amount: yuan(90_000) as Fen }] })
    await decide({ class: 'relative' })
    const after = await report()
    expect(after.byClass).toEqual(before.byClass)
    expect(after.quality.daysToFile).toEqual(before.quality.daysToFile)
    const drilled = await town.tell('cityAuditor', 'report.drill', {
      year: YEAR,
      what: 'on-file',
      cell: { class: 'severe' },
    })
    expect(drilled.cases).toHaveLength(before.byClass.severe)
    const { store } = town.world.ports
    const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [family.caseId], limit: 100 })
    expect(JSON.parse(JSON.stringify(fold(items.map(({ doc }) => doc))))).toEqual(
      JSON.parse(JSON.stringify(await snapshot())),
    )
  })
})

test('figures are valid for twelve months if the city has set nothing else', async () => {
  const plain = await aTown(await aWorld())
  const { caseId } = await onFile(plain)
  const { figuresUntil } = await plain.tell('countyFund', 'case.open', { caseId })
  expect(figuresUntil).toBe(addMonths(today(plain), 12))
  expect(addMonths(plainDate('2024-02-29'), 12)).toBe('2025-02-28')
  await plain.close()
})
