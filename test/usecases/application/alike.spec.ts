import { comparePictures } from '@cloud/usecases/alike/compare-pictures'
import { noteFormerAlike } from '@cloud/usecases/alike/note-former'
import { everything } from '@cloud/usecases/maintenance/walk'
import { ALIKE, PICTURES } from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import type { ProofType } from '@domain/proof/index'
import type { PicturePrint } from '@domain/proof/print'
import { aDeclaration } from '@test/support/household'
import { aMobile } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, JPEG, ORG, type Submitting, submitted, type Town } from '@test/support/town'

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

const PRINT = '3a5c96e10f7bd248' as PicturePrint
/** The same picture compressed anew: a few bits are others. */
const ALMOST = '3a5c96e10f7bd24f' as PicturePrint
const OTHER = 'c5a3691ef0842db7' as PicturePrint

/** A household applies with a photo that has this print, of its income statement or as its bank card. */
const showing = async (
  seed: number,
  print: PicturePrint,
  { paper = 'incomeStatement', ...about }: Submitting & { readonly paper?: ProofType } = {},
) => {
  const worker = about.worker ?? `worker-${seed}`
  const said = await town.submission(worker, { ...about, seed })
  const { file } = await town.tell(worker, 'file.ticket', { purpose: 'proof', size: JPEG.length, mime: 'image/jpeg' })
  await town.world.ports.files.receive(file, JPEG)
  await town.tell(worker, 'file.confirm', { file, print })
  const proofs = said.proofs.map((proof) => (proof.type === paper ? { ...proof, files: [file] } : proof))
  return { ...(await town.tell(worker, 'case.submit', { ...said, proofs })), worker, file }
}
const compared = (): Promise<number> => comparePictures(town.world.ports, Number.POSITIVE_INFINITY)

describe('almost the same picture of a paper in two households', () => {
  test('is shown on both cases after the clock has compared them, with the paper it is of', async () => {
    const one = await showing(1, PRINT)
    const other = await showing(3, OTHER)
    expect(await compared()).toBe(2)
    const two = await showing(2, ALMOST)
    expect(await compared()).toBe(1)
    expect(await compared()).toBe(0)
    for (const [of, twin] of [
      [one, two],
      [two, one],
    ] as const)
      expect(await alikeOf('countyReviewer', of.caseId)).toEqual([
        { by: 'picture', paper: 'incomeStatement', count: 1, cases: [expect.objectContaining({ id: twin.caseId })] },
      ])
    expect(await alikeOf('countyReviewer', other.caseId)).toBeUndefined()
    expect(await alikeOf('baseOfficer', one.caseId)).toBeUndefined()
  })

  test('of an earlier application of the same household is not worth a word', async () => {
    const before = await showing(1, PRINT)
    await town.tell(before.worker, 'case.withdraw', { why: '' }, before)
    const again = await showing(1, ALMOST, { worker: before.worker })
    await compared()
    expect(await alikeOf('cityReviewer', again.caseId)).toBeUndefined()
  })

  test('of a bank card is not compared: the cards of one bank look alike', async () => {
    await showing(1, PRINT, { paper: 'bankCard' })
    await showing(2, PRINT, { paper: 'bankCard' })
    expect(await compared()).toBe(0)
  })

  test('an empty picture is compared with nothing, and no print is stored in the open', async () => {
    await showing(1, '0000000000000001' as PicturePrint)
    await showing(2, '0000000000000003' as PicturePrint)
    expect(await compared()).toBe(0)
    const { file } = await showing(3, PRINT)
    const seen = await town.world.ports.store.get(PICTURES, file)
    expect(seen?.doc.bands).toHaveLength(6)
    expect(JSON.stringify(seen?.doc)).not.toContain(PRINT)
  })
})
