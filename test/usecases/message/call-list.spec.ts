import { drainOutbox } from '@cloud/usecases/clock/drain-outbox'
import { remind } from '@cloud/usecases/clock/remind'
import { everything } from '@cloud/usecases/maintenance/walk'
import { CALL_LIST } from '@cloud/usecases/stored/collections'
import { MESSAGE_KEYS, type MessageKey } from '@domain/message/message'
import { CALL_LIST_KEYS, goesOnCallList } from '@domain/reminder/call-list'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, type On, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, importList, now, setDay, startCheck, walkTo } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02, nine in the morning
})
afterEach(() => town.close())

const CORRECTION = { items: ['income' as const], note: '请补一张收入证明' }
const ask = async (on: On) => town.tell('baseOfficer', 'case.requestCorrection', CORRECTION, on)
/** A correction is requested, and WeChat cannot deliver the message. */
const unreached = async (seed = 1, base = ORG.base) => {
  const at = await submitted(town, { seed, base })
  const officer = base.id === ORG.directBase.id ? 'directOfficer' : 'baseOfficer'
  const on = await town.tell(officer, 'case.requestCorrection', CORRECTION, at)
  await drainOutbox(town.world.ports)
  return { ...on, worker: at.worker }
}
const list = async (who = 'baseOfficer') => (await town.tell(who, 'ring.list', {})).items
const matters = async (who = 'baseOfficer') => (await list(who)).flatMap((row) => row.matters)
const done = async (who: string, on: On) => {
  const row = (await list(who)).find(({ caseId }) => caseId === on.caseId)
  return town.tell(who, 'ring.done', { matters: row?.matters.map(({ id }) => id) ?? [] }, on)
}
const told = async (worker: string) => (await town.tell(worker, 'case.mine', {})).cases[0]?.told

describe('the list for phone calls contains', () => {
  test('a worker with an open correction and no send grant, with the matter, its date and its due day', async () => {
    const { caseId } = await unreached()
    const { correction } = await caseOf(town, caseId)
    expect(await list()).toEqual([
      {
        caseId,
        name: expect.stringContaining('*'),
        unit: ORG.base.name,
        stage: 'submitted',
        unclaimed: false,
        matters: [
          {
            id: expect.any(String),
            key: 'correctionWanted',
            since: town.world.clock.now(),
            dueOn: correction?.dueOn,
            overdue: false,
          },
        ],
      },
    ])
    expect(JSON.stringify(await list())).not.toContain(CORRECTION.note)
  })

  test.each(['refused', 'none-left', 'invalid'] as const)(
    'a worker whose message WeChat answered with “%s”',
    async (outcome) => {
      const at = await submitted(town)
      await town.tell(at.worker, 'message.recordGrants', { answers: [{ topic: 'wanted', answer: 'accept' }] })
      await ask(at)
      town.world.answerSends(outcome)
      await drainOutbox(town.world.ports)
      expect((await matters()).map(({ key }) => key)).toEqual(['correctionWanted'])
    },
  )

  test('no worker who was reached by WeChat', async () => {
    const at = await submitted(town)
    await town.tell(at.worker, 'message.recordGrants', { answers: [{ topic: 'wanted', answer: 'accept' }] })
    await ask(at)
    await drainOutbox(town.world.ports)
    expect(town.world.sent).toHaveLength(1)
    expect(await list()).toEqual([])
  })

  test('a worker whose evening message has failed, but only after it was retried at eight in the morning', async () => {
    const at = await submitted(town)
    town.world.clock.set('2026-03-02T21:30:00+08:00')
    await ask(at)
    await drainOutbox(town.world.ports)
    expect(await list()).toEqual([])
    town.world.clock.set('2026-03-03T08:00:00+08:00')
    await drainOutbox(town.world.ports)
    expect(await matters()).toMatchObject([{ since: Date.parse('2026-03-02T21:30:00+08:00') }])
  })

  test('a worker whose message is no longer retried, but not while WeChat is only unavailable', async () => {
    const at = await submitted(town)
    await town.tell(at.worker, 'message.recordGrants', { answers: [{ topic: 'wanted', answer: 'accept' }] })
    await ask(at)
    town.world.answerSends('unavailable')
    await drainOutbox(town.world.ports)
    expect(await list()).toEqual([])
    for (let i = 0; i < 12; i += 1) {
      town.world.clock.set(Date.parse('2026-03-03T09:00:00+08:00') + i * 3_700_000)
      await drainOutbox(town.world.ports)
    }
    expect(await matters()).toHaveLength(1)
  })

  test('no worker whose case only reaches its next stage, because the timeline shows that', async () => {
    await accepted(town)
    await drainOutbox(town.world.ports)
    expect(await list()).toEqual([])
  })

  test('a worker for whom the union applied and who has no account here', async () => {
    const input = await town.onBehalf('baseOfficer')
    const { caseId, version } = await town.tell('baseOfficer', 'case.submitOnBehalf', input)
    await ask({ caseId, version })
    expect(await list()).toMatchObject([{ caseId, unclaimed: true, matters: [{ key: 'correctionWanted' }] }])
    const { dueOn } = (await matters())[0] ?? {}
    setDay(town, dueOn ?? '')
    await remind(town.world.ports)
    expect(await matters()).toHaveLength(1)
  })

  test('never an objector, because the base union must not learn who objected', async () => {
    const at = await walkTo(town, 'on-notice')
    const code = (await town.tell('baseOfficer', 'member.code', { org: ORG.base.id })).code
    await town.tell('an-objector', 'member.join', { code })
    const { notice } = await caseOf(town, at.caseId)
    const { objection } = await town.tell('an-objector', 'notice.object', {
      notice: notice?.id as never,
      anonymous: true,
      text: '他家不困难',
      files: [],
    })
    const on = await now(town, at.caseId)
    const answer = { objection: objection as never, upheld: false, reasons: '已核实', outcome: 'continue' as const }
    await town.tell('countyReviewer', 'objection.answer', answer, on)
    await drainOutbox(town.world.ports)
    for (const who of ['baseOfficer', 'countyReviewer', 'cityReviewer']) expect(await list(who)).toEqual([])
  })

  test('the call list contains exactly the messages about a request to the worker, a decision or a payment, except the answer to an objection', () => {
    const expected = (Object.keys(MESSAGE_KEYS) as MessageKey[]).filter(
      (key) => ['wanted', 'decision', 'payment'].includes(MESSAGE_KEYS[key]) && key !== 'objectionAnswered',
    )
    expect([...CALL_LIST_KEYS].sort()).toEqual(expected.sort())
    expect((Object.keys(MESSAGE_KEYS) as MessageKey[]).filter(goesOnCallList).sort()).toEqual(expected.sort())
  })
})

describe('the list for phone calls no longer contains', () => {
  test('a worker who has opened the message in the inbox', async () => {
    const { worker } = await unreached()
    const { items } = await town.tell(worker, 'inbox.list', {})
    await town.tell(worker, 'inbox.read', { ids: items.map(({ id }) => id) })
    expect(await list()).toEqual([])
  })

  test('a worker who had opened the message before WeChat refused it', async () => {
    const at = await submitted(town)
    await ask(at)
    const { items } = await town.tell(at.worker, 'inbox.list', {})
    await town.tell(at.worker, 'inbox.read', { ids: items.map(({ id }) => id) })
    await drainOutbox(town.world.ports)
    expect(await list()).toEqual([])
  })

  test('a worker who has handed in what was requested', async () => {
    const { worker, ...on } = await unreached()
    const submission = await town.submission(worker)
    await town.tell(worker, 'case.answerCorrection', { proofs: submission.proofs, note: '补好了' }, on)
    expect(await list()).toEqual([])
  })

  test('a worker who was called: they see by whom and when, and the version of the case is unchanged', async () => {
    const { worker, ...on } = await unreached()
    await done('baseOfficer2', on)
    expect(await list()).toEqual([])
    expect(await told(worker)).toEqual([
      { key: 'correctionWanted', at: town.world.clock.now(), by: '经办乙', unit: ORG.base.name },
    ])
    expect((await now(town, on.caseId)).version).toBe(on.version)
  })

  test('a worker who gets only a reminder of a matter already told by telephone, while a new request adds the worker again', async () => {
    const { worker, ...on } = await unreached()
    await done('baseOfficer', on)
    const { correction } = await caseOf(town, on.caseId)
    setDay(town, correction?.dueOn ?? '')
    expect((await remind(town.world.ports)).did).toBe(1)
    await drainOutbox(town.world.ports)
    expect(await list()).toEqual([])
    const submission = await town.submission(worker)
    const answered = await town.tell(worker, 'case.answerCorrection', { proofs: submission.proofs, note: '好' }, on)
    await ask(answered)
    await drainOutbox(town.world.ports)
    expect(await matters()).toHaveLength(1)
  })

  test('the matter that was told by telephone, while a second request on the same day is listed separately', async () => {
    const { worker, ...on } = await unreached()
    await done('baseOfficer', on)
    const submission = await town.submission(worker)
    const answered = await town.tell(worker, 'case.answerCorrection', { proofs: submission.proofs, note: '好' }, on)
    await ask(answered)
    await drainOutbox(town.world.ports)
    expect(await matters()).toHaveLength(1)
  })
})

describe('marking a worker as called (已电话告知)', () => {
  test('is answered alike when the tap is retried, and refused as ALREADY_TOLD on a second tap', async () => {
    const on = await unreached()
    const ids = (await matters()).map(({ id }) => id)
    const once = { ...on, key: 'key-of-one-tap-only' }
    await town.tell('baseOfficer', 'ring.done', { matters: ids }, once)
    await town.tell('baseOfficer', 'ring.done', { matters: ids }, once)
    expect(await town.refusal('baseOfficer', 'ring.done', { matters: ids }, on)).toBe('ALREADY_TOLD')
    expect(await told(on.worker)).toHaveLength(1)
  })

  test('by two officers at once succeeds for one and is refused to the other', async () => {
    const on = await unreached()
    const ids = (await matters()).map(({ id }) => id)
    const answers = await Promise.all(
      ['baseOfficer', 'baseOfficer2'].map((who) => town.ask(who, 'ring.done', { matters: ids }, on)),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('from an outdated list does not remove matters that were added since', async () => {
    const { worker, ...on } = await unreached()
    const old = (await matters()).map(({ id }) => id)
    const submission = await town.submission(worker)
    const answered = await town.tell(worker, 'case.answerCorrection', { proofs: submission.proofs, note: '好' }, on)
    await town.tell('baseOfficer', 'case.refuse', { reasons: ['other'], words: '不符合' }, answered)
    await drainOutbox(town.world.ports)
    await town.tell('baseOfficer', 'ring.done', { matters: old }, on)
    expect((await matters()).map(({ key }) => key)).toEqual(['refused'])
  })

  test('does not remove a matter of another case', async () => {
    const one = await unreached(1)
    const other = await unreached(2)
    const ids = (await list()).find(({ caseId }) => caseId === other.caseId)?.matters.map(({ id }) => id) ?? []
    expect(await town.refusal('baseOfficer', 'ring.done', { matters: ids }, one)).toBe('ALREADY_TOLD')
    expect(await list()).toHaveLength(2)
  })

  test.each([
    'neighbourOfficer',
    'directOfficer',
    'countyFund',
    'cityAuditor',
    'countyAdministrator',
    'worker-1',
    'a-stranger',
  ])('is refused to %s, who cannot read other unions’ lists either', async (who) => {
    const on = await unreached()
    const ids = (await matters()).map(({ id }) => id)
    const reader = ['countyFund', 'cityAuditor', 'worker-1'].includes(who)
    expect(await town.refusal(who, 'ring.done', { matters: ids }, on)).toBe(reader ? 'NOT_ALLOWED' : 'NOT_FOUND')
    const read = await town.ask(who, 'ring.list', {})
    expect(read.ok ? read.value.items : read.refusal.code).toEqual(read.ok ? [] : 'NOT_ALLOWED')
  })

  test.each(['baseOfficer', 'countyOfficer', 'countyReviewer', 'cityReviewer'])(
    'is allowed for %s when the case is within their reach (管辖范围)',
    async (who) => {
      const on = await unreached()
      expect(await list(who)).toHaveLength(1)
      await done(who, on)
      expect(await list(who)).toEqual([])
    },
  )
})

describe('the list for phone calls', () => {
  test('is sorted by due day, and the duties page shows its count', async () => {
    const late = await unreached(1)
    setDay(town, '2026-03-10')
    const later = await unreached(2)
    const at = await walkTo(town, 'crosschecking', { seed: 3 })
    const batch = await startCheck(town, [at.caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', () => 'record')
    await drainOutbox(town.world.ports)
    const rows = await list()
    const due = rows.map((row) => row.matters[0]?.dueOn ?? '')
    expect([new Set(due).size, due]).toEqual([3, [...due].sort()])
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual([late.caseId, later.caseId, at.caseId].sort())
    setDay(town, due[1] ?? '')
    expect((await town.tell('baseOfficer', 'case.duties', {})).toRing).toMatchObject({
      count: 3,
      overdue: 1,
      more: false,
      first: [{ caseId: rows[0]?.caseId }, { caseId: rows[1]?.caseId }, { caseId: rows[2]?.caseId }],
    })
    expect((await town.tell('countyReviewer', 'case.duties', {})).toRing).toBeUndefined()
  })

  test('stores no private data, and the message itself stays in the inbox', async () => {
    const { worker, caseId } = await unreached()
    const { declaration } = await town.submission(worker)
    const docs: unknown[] = []
    for await (const { id, doc } of everything(town.world.ports.store, CALL_LIST)) docs.push({ id, doc })
    const atRest = JSON.stringify(docs)
    expect(docs).toHaveLength(1)
    for (const secret of [declaration.applicant.name, declaration.applicant.mobile, CORRECTION.note])
      expect(atRest).not.toContain(secret)
    const inbox = await town.tell(worker, 'inbox.list', {})
    expect(inbox.items.filter((item) => item.caseId === caseId && !item.read).length).toBeGreaterThan(0)
  })
})

describe('a call', () => {
  const ids = async () => (await list()).flatMap(({ matters: open }) => open.map(({ id }) => id))

  test('that nobody answered keeps the household on the list, with how often it was tried', async () => {
    const on = await unreached()
    expect((await list())[0]?.tried).toBeUndefined()
    await town.tell('baseOfficer', 'ring.noAnswer', { matters: await ids() }, on)
    await town.tell('baseOfficer', 'ring.noAnswer', { matters: await ids() }, on)
    expect((await list())[0]?.tried).toEqual({ times: 2, last: town.world.clock.now() })
  })

  test('noted by mistake can be taken back on the same day by the same person, and by nobody else', async () => {
    const on = await unreached()
    const noted = await ids()
    await done('baseOfficer', on)
    expect(await town.refusal('countyReviewer', 'ring.undo', { matters: noted }, on)).toBe('NOT_FOUND')
    await town.tell('baseOfficer', 'ring.undo', { matters: noted }, on)
    expect(await ids()).toEqual(noted)
    await done('baseOfficer', on)
    setDay(town, '2026-03-10')
    expect(await town.refusal('baseOfficer', 'ring.undo', { matters: noted }, on)).toBe('NOT_FOUND')
  })
})
