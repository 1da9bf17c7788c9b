import { accountIn, aDeclaration } from '@test/support/household'
import { aWorld } from '@test/support/ports'
import { aTown, submitted, type Town } from '@test/support/town'
import { walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const PAPERS = { why: 'papers' } as const
const lookedAt = async (worker: string, caseId: never) =>
  (await town.tell(worker, 'case.lookedAt', { caseId })).items.map(({ field, shown, why }) => ({ field, shown, why }))

describe('reading a household whole', () => {
  test('shows every covered field of the adults at once, and registers for each person what was shown', async () => {
    const { caseId, worker } = await submitted(town)
    const { applicant, account } = aDeclaration()
    const { fields } = await town.tell('baseOfficer', 'case.readWhole', PAPERS, { caseId })
    const own = new Map(fields.filter(({ member }) => member === 'm0').map(({ field, text }) => [field, text]))
    expect(own.get('idNumber')).toBe(applicant.idNumber)
    expect(own.get('account')).toBe(accountIn({ account }).number)
    const lines = await lookedAt(worker, caseId as never)
    expect(lines).toHaveLength(new Set(fields.map(({ member }) => member)).size)
    for (const line of lines) expect(line).toMatchObject({ field: 'whole', why: 'papers' })
    expect(lines.flatMap(({ shown }) => shown ?? []).sort()).toEqual(fields.map(({ field }) => field).sort())
  })

  test('leaves out the data of minors, except while the base union surveys the household', async () => {
    const minors = async (who: string, why: 'papers' | 'visit', caseId: string) =>
      (await town.tell(who, 'case.readWhole', { why }, { caseId: caseId as never })).fields.filter(
        ({ member, field }) => member !== 'm0' && field === 'idNumber',
      ).length
    const { caseId } = await submitted(town)
    const before = await minors('baseOfficer', 'papers', caseId)
    const { caseId: visited } = await walkTo(town, 'surveying', { seed: 2 })
    expect(await minors('baseOfficer', 'visit', visited)).toBeGreaterThan(before)
  })

  test('needs a purpose that fits the step, and nobody else may do it', async () => {
    const { caseId } = await submitted(town)
    const refusal = (who: string, why: string) => town.refusal(who, 'case.readWhole', { why: why as never }, { caseId })
    expect(await refusal('baseOfficer', 'review')).toBe('PURPOSE_NOT_FIT')
    expect(await refusal('baseOfficer', 'other')).toBe('PURPOSE_NOT_FIT')
    expect(await refusal('neighbourOfficer', 'papers')).toBe('NOT_FOUND')
    expect(await refusal('countyFund', 'papers')).toBe('NOT_ALLOWED')
  })

  test('counts each person as a look, so that a list of households cannot be read in an hour', async () => {
    const { caseId } = await submitted(town)
    let read = 0
    let refused: string | undefined
    while (read < 60 && refused === undefined) {
      const answer = await town.ask('baseOfficer', 'case.readWhole', PAPERS, { caseId })
      if (answer.ok) read += 1
      else refused = answer.refusal.code
    }
    const people = aDeclaration().members.length + 1
    expect(refused).toBe('LOOKS_USED_UP')
    expect(read).toBeLessThanOrEqual(40)
    expect(read).toBeGreaterThanOrEqual(Math.floor(40 / people))
  })

  test('loading the page of the case alone registers nothing', async () => {
    const { caseId, worker } = await submitted(town)
    await town.tell('baseOfficer', 'case.open', { caseId })
    expect(await lookedAt(worker, caseId as never)).toEqual([])
  })
})
