import { remind } from '@cloud/usecases/clock/remind'
import { INBOX } from '@cloud/usecases/collections'
import { aWorld } from '@test/support/ports'
import { aTown, OFFICERS, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'
import { caseOf, setDay, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02
})
afterEach(() => town.close())

/** Who has been reminded, by openid, in order. */
const reminded = async (): Promise<string[]> => {
  const found: string[] = []
  for (const openid of Object.keys(OFFICERS) as OfficerKey[]) {
    const { items } = await town.world.ports.store.query(INBOX, {
      index: 'byPerson',
      eq: [personOf(openid)],
      limit: 50,
    })
    found.push(...items.filter(({ doc }) => doc.key === 'dutyDue').map(() => openid))
  }
  return found
}

test('due tomorrow, the base union’s officers hear of it – once a day, on working days', async () => {
  const { caseId } = await submitted(town) // to be accepted by Thursday the 5th
  expect((await caseOf(town, caseId)).dueOn).toBe('2026-03-05')
  setDay(town, '2026-03-03')
  expect(await remind(town.world.ports)).toBe(0)
  setDay(town, '2026-03-04')
  expect(await remind(town.world.ports)).toBe(1)
  expect(await remind(town.world.ports)).toBe(0)
  expect(await reminded()).toEqual(['baseOfficer', 'baseOfficer2', 'baseOfficer3'])
  setDay(town, '2026-03-07') // a Saturday
  expect(await remind(town.world.ports)).toBe(0)
  setDay(town, '2026-03-09') // overdue
  expect(await remind(town.world.ports)).toBe(1)
  expect(await reminded()).toHaveLength(6)
})

test.each([
  ['county-review', ORG.base, ['countyReviewer', 'countyReviewer2']],
  ['county-review', ORG.directBase, ['cityReviewer', 'cityReviewer2']],
  ['determining', ORG.base, ['cityReviewer', 'cityReviewer2']],
] as const)('%s: those whose turn it is', async (stage, base, who) => {
  const { caseId } = await walkTo(town, stage, { base })
  setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
  expect(await remind(town.world.ports)).toBe(1)
  expect(await reminded()).toEqual(who)
})

test('while a correction is open the worker is reminded; overdue, the officers too', async () => {
  const at = await submitted(town)
  await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, at)
  const dueOn = (await caseOf(town, at.caseId)).dueOn ?? ''
  setDay(town, dueOn)
  expect(await remind(town.world.ports)).toBe(1)
  expect(await reminded()).toEqual([])
  const inbox = await town.tell(at.worker, 'inbox.list', {})
  expect(inbox.items.filter(({ key }) => key === 'correctionWanted')).toHaveLength(2)
  setDay(town, '2026-03-27')
  expect('2026-03-27' > dueOn).toBe(true)
  expect(await remind(town.world.ports)).toBe(1)
  expect(await reminded()).toEqual(['baseOfficer', 'baseOfficer2', 'baseOfficer3'])
})
