import { recount } from '@cloud/usecases/calendar/recount'
import { factsFollow } from '@cloud/usecases/report/case-facts'
import { CASES, ENTRIES } from '@cloud/usecases/stored/collections'
import { follow } from '@domain/application/fold'
import type { NoticeId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'
import { caseOf, nextDay, now, type Walked, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02
})
afterEach(() => town.close())

const withPhoto = async () => ({ photo: await town.upload('baseOfficer', 'notice-photo') })
const owed = async (who = 'baseOfficer') =>
  (await town.tell(who, 'case.duties', {})).groups.filter(({ stage }) => stage === 'withdrawn' || stage === 'refused')
const offered = async ({ caseId }: Walked) => (await town.tell('baseOfficer', 'case.open', { caseId })).actions

const objectedAndUpheld = async (at: Walked, outcome: 'refusal' | 'new-survey') => {
  const { notice } = await caseOf(town, at.caseId)
  const said = { notice: notice?.id as NoticeId, anonymous: true, text: '家里有店面', files: [] }
  const { objection } = await town.tell('baseOfficer2', 'notice.object', said)
  const answer = { objection: objection as never, upheld: true, reasons: '经核实属实', outcome }
  return town.tell('countyReviewer', 'objection.answer', answer, await now(town, at.caseId))
}

/** All ways in which a notice ends while its paper is still posted. */
const ENDINGS: readonly (readonly [string, (at: Walked) => Promise<unknown>])[] = [
  ['a consent is taken back', (at) => town.tell(at.worker, 'case.revokeConsent', { matter: 'crosscheck' }, at)],
  ['the application is withdrawn', (at) => town.tell(at.worker, 'case.withdraw', { why: '' }, at)],
  ['an objection is upheld with a refusal', (at) => objectedAndUpheld(at, 'refusal')],
]

test.each(ENDINGS)(
  '%s during a notice: taking down the paper stays a duty of the union until it is done',
  async (_how, end) => {
    const at = await walkTo(town, 'on-notice')
    await end(at)
    expect(await owed()).toMatchObject([
      { count: 1, role: 'base-officer', first: [{ id: at.caseId, dueOn: '2026-03-03' }] },
    ])
    nextDay(town, 2)
    expect(await owed()).toMatchObject([{ overdue: 1 }])
    expect(await offered(at)).toContain('paperDown')
    const before = await now(town, at.caseId)
    await town.tell('baseOfficer', 'notice.paperDown', await withPhoto(), before)
    const after = await caseOf(town, at.caseId)
    expect(after.notice).toMatchObject({ paperDownOn: '2026-03-04' })
    expect(after.noticePhotos).toHaveLength(2)
    expect(after.stage).toBe((await caseOf(town, at.caseId)).stage)
    expect(await owed()).toEqual([])
    expect(await offered(at)).not.toContain('paperDown')
    expect(await town.refusal('baseOfficer', 'notice.paperDown', await withPhoto(), await now(town, at.caseId))).toBe(
      'NOTICE_NOT_OPEN',
    )
  },
)

test('the worker sees no due day for the paper that the union must take down', async () => {
  const at = await walkTo(town, 'on-notice')
  await town.tell(at.worker, 'case.withdraw', { why: '' }, at)
  expect((await town.tell(at.worker, 'case.mine', {})).cases[0]?.dueOn).toBeUndefined()
})

test('when an objection leads to a new survey, the old paper can still be reported as taken down', async () => {
  const at = await walkTo(town, 'on-notice')
  await objectedAndUpheld(at, 'new-survey')
  expect(await offered(at)).toContain('paperDown')
  const done = await town.tell('baseOfficer', 'notice.paperDown', await withPhoto(), await now(town, at.caseId))
  expect(done.stage).toBe('surveying')
  expect((await caseOf(town, at.caseId)).dueOn).toBe('2026-03-09')
})

test('a case withdrawn without a paper on the wall leaves no duty', async () => {
  const before = await walkTo(town, 'to-post')
  await town.tell(before.worker, 'case.withdraw', { why: '' }, before)
  const after = await walkTo(town, 'county-review', { seed: 2 })
  await town.tell(after.worker, 'case.withdraw', { why: '' }, after)
  expect(await owed()).toEqual([])
  for (const at of [before, after])
    expect(await town.refusal('baseOfficer', 'notice.paperDown', await withPhoto(), await now(town, at.caseId))).toBe(
      'NOTICE_NOT_OPEN',
    )
})

test('a case that an earlier release ended during a notice becomes a duty once', async () => {
  const at = await walkTo(town, 'on-notice')
  await town.tell(at.worker, 'case.withdraw', { why: '' }, at)
  // as the former release stored it: no due day on the last entry, none on the case
  const { store } = town.world.ports
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [at.caseId], limit: 100 })
  const stored = await store.get(CASES, at.caseId)
  const last = items[items.length - 1]
  if (stored === undefined || last === undefined) throw new Error('the case is there')
  const { dueOn: _due, ...entry } = last.doc
  await store.transaction(async (tx) => {
    await tx.replace(ENTRIES, last, entry as typeof last.doc)
    const log = [...items.slice(0, -1).map(({ doc }) => doc), entry as typeof last.doc]
    const snapshot = log.reduce<ReturnType<typeof follow> | undefined>((so, one) => follow(so, one), undefined)
    if (snapshot === undefined) return
    await tx.replace(CASES, stored, snapshot)
    await factsFollow(tx, stored.doc, snapshot)
  })
  expect(await owed()).toEqual([])
  await recount(town.world.ports)
  await recount(town.world.ports)
  expect(await owed()).toMatchObject([{ count: 1 }])
  expect((await caseOf(town, at.caseId)).seq).toBe(last.doc.seq + 1)
})
