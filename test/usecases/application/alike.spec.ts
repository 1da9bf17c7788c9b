import { noteFormerAlike } from '@cloud/usecases/alike/note-former'
import { everything } from '@cloud/usecases/maintenance/walk'
import { ALIKE } from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import { aDeclaration } from '@test/support/household'
import { aMobile } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Submitting, submitted, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** A household of its own that gives these of the first one's. */
const applies = (seed: number, over: object, about: Submitting = {}) =>
  submitted(town, {
    ...about,
    seed,
    declaration: { applicant: { ...aDeclaration({}, { seed }).applicant, ...over } } as never,
  })
const alikeOf = async (reader: string, caseId: CaseId) => (await town.tell(reader, 'case.open', { caseId })).alike

describe('a telephone number and an address that two households give', () => {
  test('are shown on both cases to those who review, decide or audit, and to nobody else', async () => {
    const one = await submitted(town)
    expect(await alikeOf('countyReviewer', one.caseId)).toBeUndefined()
    const two = await applies(2, { mobile: aMobile(1), presentAddress: '虚构市 虚构区，不存在路２０１号' })
    const household = ({ caseId }: { readonly caseId: CaseId }) => ({
      count: 1,
      cases: [expect.objectContaining({ id: caseId })],
    })
    for (const reader of ['countyReviewer', 'cityReviewer', 'cityAuditor']) {
      for (const [of, other] of [
        [one, two],
        [two, one],
      ] as const)
        expect(await alikeOf(reader, of.caseId)).toEqual([
          { by: 'mobile', ...household(other) },
          { by: 'address', ...household(other) },
        ])
    }
    for (const reader of ['baseOfficer', 'countyFund']) expect(await alikeOf(reader, two.caseId)).toBeUndefined()
  })

  test('of a household in another jurisdiction are counted, and the household is not named', async () => {
    await applies(2, { mobile: aMobile(1) }, { base: ORG.directBase })
    const one = await submitted(town)
    expect(await alikeOf('countyReviewer', one.caseId)).toEqual([{ by: 'mobile', count: 1, cases: [] }])
    expect(await alikeOf('cityReviewer', one.caseId)).toMatchObject([{ count: 1, cases: [{}] }])
  })

  test('of an earlier application of the same household are not worth a word', async () => {
    const before = await submitted(town)
    await town.tell(before.worker, 'case.withdraw', { why: '' }, before)
    const again = await submitted(town, { worker: before.worker })
    expect(await alikeOf('cityReviewer', again.caseId)).toBeUndefined()
  })

  test('a street without a house, where many live, is not compared', async () => {
    await applies(2, { presentAddress: '虚构路' })
    const one = await applies(1, { presentAddress: '虚构路' })
    expect(await alikeOf('cityReviewer', one.caseId)).toBeUndefined()
  })

  test('from before they were compared are found by the clock once', async () => {
    const one = await submitted(town)
    await applies(2, { mobile: aMobile(1) })
    const { store } = town.world.ports
    await store.transaction(async (tx) => {
      for await (const { id } of everything(store, ALIKE)) {
        const seen = await tx.get(ALIKE, id)
        if (seen !== undefined) await tx.remove(ALIKE, seen)
      }
    })
    expect(await alikeOf('cityReviewer', one.caseId)).toBeUndefined()
    expect(await noteFormerAlike(town.world.ports, Number.POSITIVE_INFINITY)).toBeGreaterThan(0)
    expect(await alikeOf('cityReviewer', one.caseId)).toMatchObject([{ by: 'mobile', count: 1 }])
    expect(await noteFormerAlike(town.world.ports, Number.POSITIVE_INFINITY)).toBe(0)
  })
})
