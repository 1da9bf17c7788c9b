import { aWorld } from '@test/support/ports'
import { aTown, type OfficerKey, type Town } from '@test/support/town'
import { caseOf, nextDay, setDay, stepOn, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** A correction was asked for, and its last day has passed without an answer. */
const unanswered = async (at: Walked, who: OfficerKey): Promise<Walked> => {
  const asked = await town.tell(who, 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
  setDay(town, (await caseOf(town, at.caseId)).correction?.dueOn ?? '')
  nextDay(town)
  return { ...at, ...asked }
}

/** Every stage at which a correction can be asked for, and who asks. */
const STAGES = [
  ['submitted', 'baseOfficer'],
  ['surveying', 'baseOfficer'],
  ['deliberating', 'baseOfficer'],
  ['deliberating-above', 'countyReviewer'],
  ['county-review', 'countyReviewer'],
  ['determining', 'cityReviewer'],
] as const

describe('a correction that is never answered does not hold the case', () => {
  test.each(STAGES)('at %s the case goes on with the papers it has, and the correction is over', async (stage, who) => {
    const at = await unanswered(await walkTo(town, stage), who)
    await stepOn(town, at)
    const after = await caseOf(town, at.caseId)
    expect(after.stage).not.toBe(stage)
    expect(after.correction).toBeUndefined()
  })

  test('at a deliberation it may be handed up', async () => {
    const up = await unanswered(await walkTo(town, 'deliberating'), 'baseOfficer')
    expect((await town.tell('baseOfficer', 'deliberation.handUp', { why: '委员回避' }, up)).stage).toBe(
      'deliberating-above',
    )
  })

  test('at a deliberation it may be taken over by the union above', async () => {
    const at = await unanswered(await walkTo(town, 'deliberating'), 'baseOfficer')
    expect((await town.tell('countyReviewer', 'deliberation.takeUp', {}, at)).stage).toBe('deliberating-above')
  })

  test('until then the worker may still answer, also after the last day', async () => {
    const at = await unanswered(await walkTo(town, 'deliberating'), 'baseOfficer')
    const done = await town.tell(at.worker, 'case.answerCorrection', { proofs: [], note: '现在补' }, at)
    expect((await caseOf(town, done.caseId)).correction).toBeUndefined()
  })
})
