import { INBOX, type InboxDoc, OUTBOX, PEOPLE } from '@cloud/usecases/stored/collections'
import { type FormerStore, type OpenedFormer, openFormer } from './former'

/** A working day on which each store has something due. */
const WORKING_DAY: Readonly<Record<FormerStore, string>> = {
  town: '2026-03-12T00:30:00Z',
  'short-year': '2023-10-30T00:30:00Z',
}

const everything = async ({ desk }: OpenedFormer, key: InboxDoc['key']): Promise<readonly InboxDoc[]> => {
  const found: InboxDoc[] = []
  for (let after: string | undefined; ; ) {
    const page = await desk.ports.store.walk(INBOX, after, 100)
    found.push(...page.map(({ doc }) => doc).filter((doc) => doc.key === key))
    after = page.at(-1)?.id
    if (page.length < 100) return found
  }
}

describe.each(['town', 'short-year'] as const)('a %s that the previous release wrote', (name) => {
  it('sends one reminder to each officer, listing cases among their duties, and keeps the old reminders', async () => {
    const former = openFormer(name, WORKING_DAY[name])
    const before = await everything(former, 'dutyDue')
    // a drive that is over is told to its unions by the first run and to its counties by the second; the third sends
    for (let run = 0; run < 3; run += 1) await former.desk.runTimers()
    const digests = await everything(former, 'dutiesDue')
    expect(digests.length).toBeGreaterThan(0)
    expect(new Set(digests.map(({ person }) => person)).size).toBe(digests.length)
    for (const { person, duties = [], facts } of digests) {
      const who = (await former.desk.ports.store.get(PEOPLE, person))?.doc.openid ?? ''
      const { groups } = await former.hand.tell(who.replace(/^desk-/, ''), 'case.duties', {})
      const first = new Set(groups.flatMap((group) => group.first.map(({ id }) => id)))
      const counted = groups.reduce((sum, { count }) => sum + count, 0)
      expect(Number(facts['count'])).toBeLessThanOrEqual(counted)
      if (groups.every(({ count }) => count <= 3))
        for (const { caseId } of duties) expect(caseId !== undefined && first.has(caseId)).toBe(true)
    }
    expect(await everything(former, 'dutyDue')).toEqual(before)
    const waiting = await former.desk.ports.store.query(OUTBOX, {
      index: 'byState',
      eq: ['waiting'],
      lt: former.desk.clock.now(),
      limit: 100,
    })
    expect(waiting.items).toEqual([])
    await former.close()
  })
})
