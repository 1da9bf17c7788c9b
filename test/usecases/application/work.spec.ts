import { anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, nextDay, setDay, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const objected = async (on: Walked): Promise<Walked> => {
  const { code } = await town.tell('baseOfficer', 'member.code', { org: ORG.base.id })
  await town.tell('an-objector', 'member.join', { code })
  const { notice } = await caseOf(town, on.caseId)
  const said = { notice: notice?.id as never, anonymous: true, text: '他家不困难', files: [] }
  await town.tell('an-objector', 'notice.object', said)
  return on
}

const work = async (who: string) => {
  const { mine, others, overdue } = await town.tell(who, 'case.work', {})
  const line = ({ turn, verb, row }: (typeof mine)[number]) => [row.id, turn, verb]
  return { mine: mine.map(line), others: others.map(line), overdue }
}

describe('the work of a base union’s officer', () => {
  test('begins with the cases they have to act on, the most urgent first, and counts the overdue', async () => {
    const first = await submitted(town)
    nextDay(town)
    const second = await submitted(town, { seed: 2 })
    setDay(town, '2026-03-06')
    expect(await work('baseOfficer')).toEqual({
      mine: [
        [first.caseId, 'mine', 'submitted'],
        [second.caseId, 'mine', 'submitted'],
      ],
      others: [],
      overdue: 1,
    })
    expect(await work('neighbourOfficer')).toEqual({ mine: [], others: [], overdue: 0 })
  })

  test('says of every other case who has it', async () => {
    const reviewed = await walkTo(town, 'county-review', { seed: 3 })
    const decided = await walkTo(town, 'determining', { seed: 4 })
    const posted = await walkTo(town, 'on-notice', { seed: 2 })
    const asked = await submitted(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, asked)
    const { mine, others } = await work('baseOfficer')
    expect(mine).toEqual([])
    expect(new Map(others.map(([id, turn]) => [id, turn]))).toEqual(
      new Map([
        [asked.caseId, 'worker'],
        [posted.caseId, 'notice'],
        [reviewed.caseId, 'county'],
        [decided.caseId, 'city'],
      ]),
    )
  })

  test('a correction that the worker has let pass is the officer’s again, and overdue', async () => {
    const on = await submitted(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, on)
    setDay(town, '2026-03-24')
    expect(await work('baseOfficer')).toEqual({
      mine: [[on.caseId, 'mine', 'correction-late']],
      others: [],
      overdue: 1,
    })
  })

  test('says where a union has no roster and no member code, and when the code ends', async () => {
    const lacking = async () => (await town.tell('baseOfficer', 'case.work', {})).lacking
    expect(await lacking()).toEqual({ roster: 1, code: 1 })
    const { until } = await town.tell('baseOfficer', 'member.code', { org: ORG.base.id })
    await town.tell('baseOfficer', 'roster.add', { org: ORG.base.id, name: '近水绿', idNumber: anIdNumber(4) as never })
    expect(await lacking()).toEqual({ roster: 0, code: 0 })
    town.world.clock.set(new Date(until - 24 * 60 * 60_000).toISOString())
    expect(await lacking()).toEqual({ roster: 0, code: 0, codeUntil: until })
    town.world.clock.set(new Date(until + 1).toISOString())
    expect(await lacking()).toEqual({ roster: 0, code: 1 })
  })

  test('a notice whose period is over may be taken down', async () => {
    const on = await walkTo(town, 'on-notice')
    const { notice } = await caseOf(town, on.caseId)
    setDay(town, notice?.lastDay ?? '')
    expect((await work('baseOfficer')).others).toEqual([[on.caseId, 'notice', 'on-notice']])
    nextDay(town)
    expect((await work('baseOfficer')).mine).toEqual([[on.caseId, 'mine', 'on-notice']])
  })

  test('an objection is not the work of whoever surveyed the household', async () => {
    const on = await objected(await walkTo(town, 'on-notice'))
    expect((await work('baseOfficer')).mine).toEqual([])
    expect((await work('baseOfficer')).others).toEqual([[on.caseId, 'colleague', 'objection']])
  })

  test('leaves out the officer’s own household', async () => {
    await submitted(town, { worker: 'baseOfficer' })
    expect(await work('baseOfficer')).toEqual({ mine: [], others: [], overdue: 0 })
  })

  test('the page of a case names the same day as the list: of the objection, the correction, the running and the full notice', async () => {
    const bothSay = async (caseId: string) => {
      const { mine, others } = await town.tell('baseOfficer2', 'case.work', {})
      const line = [...mine, ...others].find(({ row }) => row.id === caseId)
      const { row, next } = await town.tell('baseOfficer2', 'case.open', { caseId: caseId as never })
      expect([row.dueOn, row.daysLeft, next]).toEqual([
        line?.row.dueOn,
        line?.row.daysLeft,
        { turn: line?.turn, verb: line?.verb },
      ])
      return next?.turn
    }
    const asked = await submitted(town, { seed: 2 })
    expect(await bothSay(asked.caseId)).toBe('mine')
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, asked)
    expect(await bothSay(asked.caseId)).toBe('worker')
    const posted = await walkTo(town, 'on-notice', { seed: 3 })
    expect(await bothSay(posted.caseId)).toBe('notice')
    const { notice } = await caseOf(town, posted.caseId)
    setDay(town, notice?.lastDay ?? '')
    nextDay(town)
    expect(await bothSay(posted.caseId)).toBe('mine')
    const doubted = await objected(await walkTo(town, 'on-notice'))
    expect(['mine', 'colleague']).toContain(await bothSay(doubted.caseId))
    const { row } = await town.tell('countyReviewer', 'case.open', { caseId: doubted.caseId })
    expect((await caseOf(town, doubted.caseId)).dueOn).toBe(row.dueOn)
  })
})
