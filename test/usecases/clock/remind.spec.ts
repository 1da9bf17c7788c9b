import { drainOutbox } from '@cloud/usecases/clock/drain-outbox'
import { remind } from '@cloud/usecases/clock/remind'
import {
  CASES,
  INBOX,
  type InboxDoc,
  OUTBOX,
  PEOPLE,
  POSTS,
  postId,
  REMINDER_RUNS,
} from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId } from '@domain/kernel/ids'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { aPolicy } from '@test/support/policy'
import { aWorld } from '@test/support/ports'
import { killable } from '@test/support/sabotage'
import { accepted, aTown, OFFICERS, type OfficerKey, ORG, personOf, submitted, type Town } from '@test/support/town'
import {
  aDeliberation,
  caseOf,
  importList,
  now,
  setDay,
  startCheck,
  today,
  type Walked,
  walkTo,
} from '@test/support/walk'
import { ownNumbers } from '../person/somebody'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld()) // Monday 2026-03-02
})
afterEach(() => town.close())

const at = (day: string, time: string): void => town.world.clock.set(`${day}T${time}:00+08:00`)

/** The reminders in an officer's inbox, the newest first. */
const digests = async (who: OfficerKey): Promise<readonly InboxDoc[]> => {
  const query = { index: 'byPerson', eq: [personOf(who)], desc: true, limit: 50 }
  const { items } = await town.world.ports.store.query(INBOX, query)
  return items.map(({ doc }) => doc).filter(({ key }) => key === 'dutiesDue')
}
/** The officers who have been reminded, in a fixed order. */
const reminded = async (): Promise<OfficerKey[]> => {
  const found: OfficerKey[] = []
  for (const who of Object.keys(OFFICERS) as OfficerKey[]) if ((await digests(who)).length > 0) found.push(who)
  return found
}
const toSend = async () =>
  (await town.world.ports.store.query(OUTBOX, { index: 'byState', eq: ['waiting'], limit: 100 })).items
    .map(({ doc }) => doc)
    .filter(({ key }) => key === 'dutiesDue')

/** Adds many cases like `id` without taking each through its steps. */
const copies = async (id: CaseId, count: number, over: (n: number) => Partial<CaseSnapshot> = () => ({})) => {
  const like = await caseOf(town, id)
  for (let n = 0; n < count; n += 1) {
    const copy = { ...like, ...over(n), id: `CA-copy-${String(n).padStart(4, '0')}` as CaseId }
    await town.world.ports.store.transaction((tx) => tx.insert(CASES, copy.id, copy))
  }
}
const remove = async (...officers: readonly OfficerKey[]): Promise<void> => {
  for (const who of officers) {
    const { role, at: org } = OFFICERS[who]
    const person = personOf(who)
    await town.world.ports.store.transaction(async (tx) => {
      const [post, seen] = [await tx.get(POSTS, postId({ person, role, org })), await tx.get(PEOPLE, person)]
      if (post !== undefined) await tx.remove(POSTS, post)
      if (seen !== undefined) await tx.replace(PEOPLE, seen, { ...seen.doc, posts: [] })
    })
  }
}

describe('the time of the daily reminders', () => {
  test('is half past eight of a working day, once a day, and overdue cases are called overdue', async () => {
    const { caseId } = await submitted(town) // to be accepted by Thursday the 5th
    expect((await caseOf(town, caseId)).dueOn).toBe('2026-03-05')
    at('2026-03-03', '08:30')
    await remind(town.world.ports)
    expect(await reminded()).toEqual([])
    for (const time of ['00:00', '00:10', '08:00', '08:29']) {
      at('2026-03-04', time)
      await remind(town.world.ports)
    }
    expect(await reminded()).toEqual([])
    at('2026-03-04', '08:30')
    expect(await remind(town.world.ports)).toEqual({ did: 4, left: 0 })
    expect(await reminded()).toEqual(['baseOfficer', 'baseOfficer2', 'baseOfficer3'])
    at('2026-03-04', '17:00')
    expect(await remind(town.world.ports)).toEqual({ did: 0, left: 0 })
    expect(await digests('baseOfficer')).toMatchObject([{ facts: { on: '2026-03-04', count: '1', overdue: '0' } }])
    at('2026-03-07', '09:00') // a Saturday
    await remind(town.world.ports)
    expect(await digests('baseOfficer')).toHaveLength(1)
    at('2026-03-09', '08:30')
    await remind(town.world.ports)
    expect((await digests('baseOfficer'))[0]).toMatchObject({
      facts: { on: '2026-03-09', count: '1', overdue: '1' },
      duties: [{ caseId, verb: 'submitted', dueOn: '2026-03-05', role: 'base-officer' }],
    })
  })

  test('is the hour that the policy names', async () => {
    await town.close()
    town = await aTown(await aWorld(), { policy: aPolicy({ digestAt: '10:00' }) })
    await submitted(town)
    at('2026-03-04', '09:59')
    await remind(town.world.ports)
    expect(await reminded()).toEqual([])
    at('2026-03-04', '10:00')
    await remind(town.world.ports)
    expect(await reminded()).toContain('baseOfficer')
  })

  test('on the last working day include steps due after the weekend', async () => {
    at('2026-03-04', '09:00')
    const { caseId } = await submitted(town) // due by Monday the 9th
    expect((await caseOf(town, caseId)).dueOn).toBe('2026-03-09')
    at('2026-03-06', '08:30')
    await remind(town.world.ports)
    expect(await reminded()).toContain('baseOfficer')
  })

  test('is made up for later in the day after an outage, but not in the evening', async () => {
    await submitted(town)
    at('2026-03-04', '21:00')
    await remind(town.world.ports)
    expect(await reminded()).toEqual([])
    at('2026-03-04', '20:59')
    await remind(town.world.ports)
    expect(await reminded()).toContain('baseOfficer')
  })
})

describe('the content of the daily reminders', () => {
  test('is one message that names the most urgent cases, counts the rest, and sends no names to WeChat', async () => {
    const { caseId } = await submitted(town)
    await copies(caseId, 299, (n) => ({ dueOn: addDays('2026-03-05' as PlainDate, n < 120 ? -1 : 0) }))
    at('2026-03-05', '08:30')
    await remind(town.world.ports)
    const [digest, ...others] = await digests('baseOfficer')
    expect(others).toEqual([])
    expect(digest).toMatchObject({ topic: 'duty', facts: { count: '300', overdue: '120' } })
    expect(digest?.duties).toHaveLength(20)
    expect(digest?.duties?.every(({ dueOn }) => dueOn === '2026-03-04')).toBe(true)
    expect(digest?.duties?.[0]?.name).toBe((await caseOf(town, caseId)).nameMasked)
    expect(await toSend()).toHaveLength(3) // three officers, one message each
    const inbox = await town.tell('baseOfficer', 'inbox.list', {})
    expect(inbox.items.find(({ key }) => key === 'dutiesDue')?.duties?.[0]).toEqual({
      caseId: 'CA-copy-0000',
      name: digest?.duties?.[0]?.name,
      verb: 'submitted',
      dueOn: '2026-03-04',
      role: 'base-officer',
    })
    await town.tell('baseOfficer', 'message.recordGrants', { answers: [{ topic: 'duty', answer: 'accept' }] })
    await drainOutbox(town.world.ports)
    expect(town.world.sent.map(({ fields }) => fields)).toEqual([
      { thing1: '300件待办，其中120件逾期', date2: '2026年03月05日', thing3: '请打开小程序查看' },
    ])
  })

  test('combines the steps of several stages in one message', async () => {
    const first = await submitted(town)
    const second = await accepted(town, { seed: 2 })
    const due = (await caseOf(town, second.caseId)).dueOn ?? ''
    setDay(town, due)
    await remind(town.world.ports)
    expect((await digests('baseOfficer')).map(({ duties }) => duties?.map((each) => each.caseId))).toEqual([
      [first.caseId, second.caseId],
    ])
  })

  test('leaves an old reminder of a single case readable', async () => {
    const { caseId } = await submitted(town)
    const old = {
      person: personOf('baseOfficer'),
      topic: 'duty',
      key: 'dutyDue',
      facts: { dueOn: '2026-03-05' },
    } as const
    await town.world.ports.store.transaction((tx) =>
      tx.insert(INBOX, `due:${caseId}:2026-03-04:0`, { ...old, caseId, at: 0, read: false }),
    )
    const { items } = await town.tell('baseOfficer', 'inbox.list', {})
    expect(items).toContainEqual(expect.objectContaining({ key: 'dutyDue', caseId }))
  })

  test('goes to the worker while a correction is open, and to the officers as well once it is overdue', async () => {
    const on = await submitted(town)
    await town.tell('baseOfficer', 'case.requestCorrection', { items: ['income'], note: '请补' }, on)
    const dueOn = (await caseOf(town, on.caseId)).dueOn ?? ''
    const own = async () =>
      (await town.tell(on.worker, 'inbox.list', {})).items.filter(({ key }) => key === 'correctionWanted')
    at(dueOn, '00:10')
    await remind(town.world.ports)
    expect(await own()).toHaveLength(1) // only the request itself
    at(dueOn, '08:30')
    await remind(town.world.ports)
    await remind(town.world.ports)
    expect(await reminded()).toEqual([])
    expect((await own()).map(({ facts }) => facts)).toEqual([{ dueOn }, { dueOn }])
    setDay(town, '2026-03-27')
    expect('2026-03-27' > dueOn).toBe(true)
    await remind(town.world.ports)
    expect((await own())[0]?.facts).toEqual({ dueOn, late: 'yes' })
    expect(await reminded()).toEqual(['baseOfficer', 'baseOfficer2', 'baseOfficer3'])
    expect((await digests('baseOfficer'))[0]?.duties).toMatchObject([{ caseId: on.caseId, verb: 'correction-late' }])
  })
})

const objected = async (on: Walked): Promise<Walked> => {
  const { code } = await town.tell('baseOfficer', 'member.code', { org: ORG.base.id })
  await town.tell('an-objector', 'member.join', { code })
  const { notice } = await caseOf(town, on.caseId)
  const input = { notice: notice?.id as never, anonymous: true, text: '他家不困难', files: [] }
  await town.tell('an-objector', 'notice.object', input)
  return { ...on, ...(await now(town, on.caseId)) }
}
const answerDue = async ({ caseId }: Walked): Promise<string> =>
  (await caseOf(town, caseId)).objections[0]?.answerDueOn ?? ''

const reasons = { reasons: ['not-a-worker' as const], words: '不属于帮扶对象' }
/** The case is refused by `who`, and the worker requests a re-examination. */
const askedAgain = async (from: Walked, who: OfficerKey): Promise<Walked> => {
  const refused = await town.tell(who, 'case.refuse', reasons, from)
  const again = { why: '请再看一次', files: [] }
  return { ...(await town.tell(from.worker, 'case.requestReexamination', again, refused)), worker: from.worker }
}
const begun = async (about: Parameters<typeof submitted>[1] = {}): Promise<Walked> => {
  const on = await submitted(town, about)
  return { ...on, stage: 'submitted' }
}

/** All situations in which a case waits, and the officers who may do what it waits for. */
const WAITING: readonly (readonly [string, () => Promise<Walked>, readonly OfficerKey[]])[] = [
  ['a new application', () => begun(), ['baseOfficer', 'baseOfficer2', 'baseOfficer3']],
  ['… of a unit directly under the city', () => begun({ base: ORG.directBase }), ['directOfficer', 'directOfficer2']],
  ['a visit', () => walkTo(town, 'surveying'), ['baseOfficer', 'baseOfficer2', 'baseOfficer3']],
  ['a deliberation', () => walkTo(town, 'deliberating'), ['baseOfficer', 'baseOfficer2', 'baseOfficer3']],
  ['a cross-check', () => walkTo(town, 'crosschecking'), ['cityReviewer', 'cityReviewer2']],
  [
    'a cross-check with a question to be judged',
    async () => {
      const from = await walkTo(town, 'crosschecking')
      const batch = await startCheck(town, [from.caseId], ['vehicles'])
      await importList(town, batch, 'vehicles', () => 'record')
      return { ...from, ...(await now(town, from.caseId)) }
    },
    ['cityReviewer', 'cityReviewer2'],
  ],
  ['a notice to be posted', () => walkTo(town, 'to-post'), ['baseOfficer', 'baseOfficer2', 'baseOfficer3']],
  ['a notice to be taken down', () => walkTo(town, 'on-notice'), ['baseOfficer', 'baseOfficer2', 'baseOfficer3']],
  [
    'an objection: nobody who surveyed',
    async () => objected(await walkTo(town, 'on-notice')),
    ['baseOfficer3', 'countyReviewer', 'countyReviewer2'],
  ],
  ['a review', () => walkTo(town, 'county-review'), ['countyReviewer', 'countyReviewer2']],
  [
    'a review directly under the city',
    () => walkTo(town, 'county-review', { base: ORG.directBase }),
    ['cityReviewer', 'cityReviewer2'],
  ],
  ['a determination', () => walkTo(town, 'determining'), ['cityReviewer', 'cityReviewer2']],
  [
    'a re-examination of what the base union refused: the county',
    async () => askedAgain(await begun(), 'baseOfficer'),
    ['countyReviewer', 'countyReviewer2'],
  ],
  [
    '… when the deliberation refused it: the county',
    async () => {
      const from = await walkTo(town, 'deliberating')
      const no = aDeliberation(town, { votes: { for: 0, against: 4, abstain: 0 }, authentic: false })
      const refused = await town.tell('baseOfficer', 'deliberation.conclude', no, from)
      const again = { why: '请再看一次', files: [] }
      return { ...(await town.tell(from.worker, 'case.requestReexamination', again, refused)), worker: from.worker }
    },
    ['countyReviewer', 'countyReviewer2'],
  ],
  [
    '… directly under the city: the city',
    async () => askedAgain(await begun({ base: ORG.directBase }), 'directOfficer'),
    ['cityReviewer', 'cityReviewer2'],
  ],
  [
    '… of what the county refused: the city',
    async () => askedAgain(await walkTo(town, 'county-review'), 'countyReviewer'),
    ['cityReviewer', 'cityReviewer2'],
  ],
  [
    '… when an objection that the base union upheld ended it: the county, and the base union for the paper on its wall',
    async () => {
      const on = await objected(await walkTo(town, 'on-notice'))
      const [objection] = (await caseOf(town, on.caseId)).objections
      const upheld = { objection: objection?.id as never, upheld: true, reasons: '属实', outcome: 'refusal' as const }
      const refused = await town.tell('baseOfficer3', 'objection.answer', upheld, on)
      const again = { why: '请再看一次', files: [] }
      return { ...(await town.tell(on.worker, 'case.requestReexamination', again, refused)), worker: on.worker }
    },
    ['baseOfficer', 'baseOfficer2', 'baseOfficer3', 'countyReviewer', 'countyReviewer2'],
  ],
  [
    '… of what one of the city refused: another one',
    async () => askedAgain(await walkTo(town, 'determining'), 'cityReviewer'),
    ['cityReviewer2'],
  ],
  [
    'a correction at the county that nobody answered',
    async () => {
      const from = await walkTo(town, 'county-review')
      await town.tell('countyReviewer', 'case.requestCorrection', { items: ['income'], note: '请补' }, from)
      return { ...from, ...(await now(town, from.caseId)) }
    },
    ['countyReviewer', 'countyReviewer2'],
  ],
]

test.each(WAITING)(
  '%s: exactly the officers who may do the step are reminded, and it is among their duties',
  async (_what, walk, who) => {
    const { caseId } = await walk()
    const stored = await caseOf(town, caseId)
    const open = stored.objections.find(({ answered }) => answered === undefined)
    setDay(town, addDays((open?.answerDueOn ?? stored.dueOn ?? today(town)) as PlainDate, stored.correction ? 1 : 0))
    while (new Date(town.world.clock.now()).getUTCDay() % 6 === 0) town.world.clock.add(86_400_000)
    await remind(town.world.ports)
    expect(await reminded()).toEqual(who)
    for (const officer of who) {
      const { groups } = await town.tell(officer, 'case.duties', {})
      expect(groups.flatMap(({ first }) => first.map(({ id }) => id))).toContain(caseId)
    }
  },
)

describe('the recipients of the daily reminders', () => {
  test('are reminded of an objection by its own due day, before the end of the notice', async () => {
    const on = await objected(await walkTo(town, 'on-notice'))
    const due = await answerDue(on)
    expect(due < ((await caseOf(town, on.caseId)).dueOn ?? '')).toBe(true)
    setDay(town, due)
    await remind(town.world.ports)
    expect((await digests('countyReviewer'))[0]?.duties).toMatchObject([{ verb: 'objection', dueOn: due }])
  })

  test('are officers of the union above if all officers of the union have surveyed, and the barred officers themselves if no other officer exists', async () => {
    const on = await objected(await walkTo(town, 'on-notice'))
    await remove('baseOfficer3')
    setDay(town, await answerDue(on))
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['countyOfficer', 'countyReviewer', 'countyReviewer2'])
    await remove('countyOfficer', 'countyReviewer', 'countyReviewer2')
    town.world.clock.add(86_400_000)
    while (new Date(town.world.clock.now()).getUTCDay() % 6 === 0) town.world.clock.add(86_400_000)
    await remind(town.world.ports)
    expect((await reminded()).filter((who) => who.startsWith('base'))).toEqual(['baseOfficer', 'baseOfficer2'])
  })

  test('include the city’s administrator if all county reviewers have deliberated on the case, to appoint another', async () => {
    const at = await walkTo(town, 'county-review')
    const stored = await caseOf(town, at.caseId)
    const satAbove = (['countyReviewer', 'countyReviewer2'] as const).map((who) => ({
      ...{ name: OFFICERS[who].name, person: personOf(who) },
    }))
    await town.world.ports.store.transaction(async (tx) => {
      const seen = await tx.get(CASES, at.caseId)
      if (seen !== undefined) await tx.replace(CASES, seen, { ...seen.doc, satAbove })
    })
    setDay(town, stored.dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['countyReviewer', 'countyReviewer2', 'cityAdministrator'])
    expect((await digests('cityAdministrator'))[0]?.duties).toMatchObject([
      { verb: 'county-review', role: 'administrator' },
    ])
    const name = '新来的审核'
    const { code } = await town.tell('cityAdministrator', 'officer.invite', {
      ...{ org: ORG.county.id, role: 'county-reviewer' as const, name },
    })
    await town.tell('somebody-new', 'officer.join', { code, self: { name, about: ownNumbers() } })
    const [own] = (await town.tell('somebody-new', 'case.duties', {})).groups
    expect(own?.first.map(({ id }) => id)).toEqual([at.caseId])
    expect((await town.tell('somebody-new', 'review.approve', { opinion: '同意' }, at)).stage).not.toBe('county-review')
  })

  test('are the officers of the union above if the base union has no officer', async () => {
    await remove('neighbourOfficer')
    const { caseId } = await submitted(town, { base: ORG.neighbour })
    setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['countyOfficer'])
  })

  test('exclude officers of the household as long as others can act', async () => {
    const { caseId } = await submitted(town, { worker: 'baseOfficer2' })
    setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['baseOfficer', 'baseOfficer3'])
  })

  test('are the city’s administrators, who can appoint somebody, if no person holds a suitable post', async () => {
    await remove('countyReviewer', 'countyReviewer2')
    const { caseId } = await walkTo(town, 'county-review')
    setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['cityAdministrator'])
    expect((await digests('cityAdministrator'))[0]?.duties).toMatchObject([{ caseId, role: 'administrator' }])
  })

  test('are the city’s administrators if the only officers of the union and of the union above belong to the household', async () => {
    await remove('neighbourOfficer', 'countyOfficer')
    const { caseId } = await submitted(town, { base: ORG.neighbour, worker: 'countyOfficer' })
    setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual(['cityAdministrator'])
  })

  test('are none if there is no administrator either, and the log counts the case', async () => {
    await remove('countyReviewer', 'countyReviewer2', 'cityAdministrator')
    const { caseId } = await walkTo(town, 'county-review')
    setDay(town, (await caseOf(town, caseId)).dueOn ?? '')
    await remind(town.world.ports)
    expect(await reminded()).toEqual([])
    expect(town.world.logged).toContainEqual(
      expect.objectContaining({ event: 'reminders', fields: { job: 'remind', outcome: 'nobody', count: 1 } }),
    )
  })
})

describe('the run of the daily reminders', () => {
  const MANY = 130
  const grown = async (): Promise<void> => {
    const { caseId } = await submitted(town)
    await copies(caseId, MANY - 1)
    at('2026-03-05', '08:30')
  }
  const all = async () => {
    const found = await digests('baseOfficer')
    return found.map(({ facts, duties }) => [facts['count'], duties?.length])
  }

  test('after being killed before or after any commit reminds every officer once of each case', async () => {
    await grown()
    const { world: fragile, killAt, revive, dead } = killable(town.world)
    let kills = 0
    for (let n = 1; ; n += 1) {
      killAt(n, n % 2 === 0 ? 'after' : 'before')
      await remind(fragile.ports).catch(() => undefined)
      const killed = dead()
      revive()
      if (!killed) break
      kills += 1
    }
    expect(kills).toBeGreaterThan(3)
    await remind(town.world.ports)
    expect(await all()).toEqual([[String(MANY), 20]])
    expect(await toSend()).toHaveLength(3)
  })

  test('by two clocks at once reminds each officer once', async () => {
    await grown()
    await Promise.all([remind(town.world.ports), remind(town.world.ports)])
    await remind(town.world.ports)
    expect(await all()).toEqual([[String(MANY), 20]])
    expect(await toSend()).toHaveLength(3)
  })

  test('continues in the next start when time runs out, and reports the number of steps left', async () => {
    await grown()
    let runs = 0
    for (let left = 1; left > 0; runs += 1) {
      // each reading of the clock advances it, so that a run has time for one page
      const now = (): number => {
        town.world.clock.add(400)
        return town.world.clock.now()
      }
      const clock = { now }
      left = (await remind({ ...town.world.ports, clock }, town.world.clock.now() + 1500)).left
    }
    expect(runs).toBeGreaterThan(2)
    expect(await all()).toEqual([[String(MANY), 20]])
  })

  test('needs requests in proportion to people, not cases, and one read when all is done', async () => {
    await grown()
    let asked = 0
    const { store } = town.world.ports
    const counting =
      <A extends readonly unknown[], R>(ask: (...args: A) => R) =>
      (...args: A): R => {
        asked += 1
        return ask(...args)
      }
    const counted: typeof store = {
      walk: (collection, after, limit) => store.walk(collection, after, limit),
      get: (collection, id) => counting(store.get.bind(store))(collection, id) as never,
      getMany: (collection, ids) => counting(store.getMany.bind(store))(collection, ids) as never,
      query: (collection, query) => counting(store.query.bind(store))(collection, query) as never,
      transaction: (work) => counting(store.transaction.bind(store))(work) as never,
    }
    await remind({ ...town.world.ports, store: counted })
    expect(asked).toBeLessThan(MANY / 2)
    asked = 0
    await remind({ ...town.world.ports, store: counted })
    expect(asked).toBe(1)
    const runs = await store.walk(REMINDER_RUNS, undefined, 100)
    expect(runs.map(({ doc }) => doc)).toMatchObject([{ done: true, cases: MANY, told: 3, nobody: 0 }])
  })
})
