import { hitKey } from '@domain/crosscheck/crosscheck'
import type { CheckBatchId } from '@domain/kernel/ids'
import type { TableCell } from '@domain/kernel/table'
import { schoolText } from '@domain/paper/words'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, filledList, now, startCheck, uploadTable, type Walked, walkTo } from '@test/support/walk'

let town: Town
let family: Walked
let batch: CheckBatchId
beforeEach(async () => {
  town = await aTown(await aWorld())
  family = await walkTo(town, 'crosschecking', { seed: 1 })
  batch = await startCheck(town, [family.caseId], ['vehicles', 'real-estate', 'enrolment'])
})
afterEach(() => town.close())

type Counterpart = 'vehicles' | 'real-estate' | 'enrolment'
/** The counterpart's list comes back with these cells behind its columns for the applicant, or for another person. */
const comesBack = async (counterpart: Counterpart, cells: readonly TableCell[][], no = 1, dry = false) => {
  const list = await filledList(town, batch, counterpart, (_c, member) =>
    member === `m${no - 1}` ? 'record' : 'no-record',
  )
  const rows = list.flatMap((row) =>
    row[0] === no ? cells.map((more) => [...row.slice(0, 4), '', row[5] ?? null, ...more]) : [row],
  )
  const file = await uploadTable(town, rows)
  return town.tell('cityReviewer', 'crosscheck.import', { batch, counterpart, file, ...(dry ? { dry } : {}) })
}
const checkOf = async () => {
  const { check } = await caseOf(town, family.caseId)
  if (check === undefined) throw new Error('there is no check')
  return check
}
const own = async () => {
  const [mine] = (await town.tell(family.worker, 'case.mine', {})).cases
  return mine?.wants.filter(({ kind }) => kind === 'hit')
}

describe('what a bureau answers in columns', () => {
  test('asks the worker about the vehicle that was not declared, and about nothing else', async () => {
    expect(await comesBack('vehicles', [['小型轿车', '2024-05-06']])).toMatchObject({ applied: 3, hits: 1 })
    const check = await checkOf()
    expect(check.results.find((result) => hitKey(result) === check.hits[0]?.key)).toMatchObject({
      items: [{ of: 'vehicle', kind: 'car', registeredOn: '2024-05-06' }],
      differs: [{ why: 'undeclared', at: 0 }],
    })
    expect(await own()).toMatchObject([
      { counterpart: 'vehicles', differs: [{ why: 'undeclared', item: { of: 'vehicle', kind: 'car' } }] },
    ])
  })

  test('asks nothing where it was declared', async () => {
    const { declaration } = await caseOf(town, family.caseId)
    const student = declaration.members.findIndex(({ schoolStage }) => schoolStage !== undefined)
    const { schoolStage: stage = 'primary' } = declaration.members[student] ?? {}
    const no = student + 2
    expect(await comesBack('enrolment', [['', schoolText[stage]]], no)).toMatchObject({ applied: 3, hits: 0 })
    expect((await checkOf()).hits).toEqual([])
    const other = stage === 'primary' ? '高中' : '小学'
    expect(await comesBack('enrolment', [['', other]], no)).toMatchObject({ applied: 1, hits: 1 })
  })

  test('is compared before anything is written: a dry run knows how many questions there will be', async () => {
    expect(await comesBack('real-estate', [['住宅', 88, '']], 1, true)).toMatchObject({ applied: 3, hits: 1 })
    expect((await checkOf()).results).toEqual([])
  })

  test('changes nothing when it comes again with its rows in another order', async () => {
    const [one, other] = [
      ['住宅', 88, ''],
      ['商铺', 20, '1/2'],
    ]
    await comesBack('real-estate', [one, other])
    const before = await checkOf()
    expect(await comesBack('real-estate', [other, one])).toMatchObject({ applied: 0, unchanged: 3 })
    expect(await checkOf()).toEqual(before)
  })

  test('asks again when the bureau changes its mind, and the former answer with its reply stays visible', async () => {
    await comesBack('vehicles', [['小型轿车', '2024-05-06']])
    const [hit] = (await checkOf()).hits
    const key = hit?.key ?? ''
    await town.tell(
      family.worker,
      'case.answerHit',
      { key, text: '车已经卖了', files: [] },
      await now(town, family.caseId),
    )
    await comesBack('vehicles', [['小型轿车', '2025-05-06']])
    expect((await checkOf()).hits).toMatchObject([
      { key, earlier: [{ items: [{ registeredOn: '2024-05-06' }], reply: { text: '车已经卖了' } }] },
    ])
    expect((await checkOf()).hits[0]?.reply).toBeUndefined()
  })

  test('is not seen by the base union, which knows only that something needs an explanation', async () => {
    await comesBack('vehicles', [['小型轿车', '2024-05-06']])
    const view = await town.tell('baseOfficer', 'case.open', { caseId: family.caseId })
    expect(view.check).toMatchObject({ summary: 'needs-explanation' })
    expect(JSON.stringify(view)).not.toMatch(/2024-05-06|undeclared/)
  })
})
