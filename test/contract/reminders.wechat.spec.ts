import { openCloudStore } from '@cloud/adapters/wechat/store/store'
import type { Ports } from '@cloud/ports/index'
import { drainOutbox } from '@cloud/usecases/clock/drain-outbox'
import { remind } from '@cloud/usecases/clock/remind'
import { CASES, COLLECTIONS, INBOX, ORGS, PEOPLE, POSTS, postId } from '@cloud/usecases/stored/collections'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, submitted } from '@test/support/town'
import { caseOf } from '@test/support/walk'
import { openWechat, PATIENT_MS, unhurried } from './wechat-gateway'

const MANY = 200

const opening = async () => {
  const opened = await openWechat({}, PATIENT_MS)
  const database = opened.sdk.database({ throwOnNotFound: false })
  const store = openCloudStore({ env: opened.env, database, batches: true, now: unhurried }, COLLECTIONS)
  const world = await aWorld()
  const ports = { ...world.ports, store }
  const town = await aTown({ ...world, ports })
  const { caseId } = await submitted(town) // due by Thursday the 5th
  return {
    ports,
    like: await caseOf(town, caseId),
    /** 8:30 on the day on which everything is due; earlier messages have been sent */
    morning: async (): Promise<void> => {
      await drainOutbox(ports)
      world.clock.set('2026-03-05T08:30:00+08:00')
    },
    requests: async (work: () => Promise<unknown>): Promise<number> => {
      const before = opened.gateway.journal.total()
      await work()
      return opened.gateway.journal.total() - before
    },
    close: async (): Promise<void> => {
      await world.close()
      await opened.close()
    },
  }
}
const counts = async ({ store }: Ports, person: PersonId) =>
  (await store.query(INBOX, { index: 'byPerson', eq: [person], limit: 100 })).items
    .filter(({ doc }) => doc.key === 'dutiesDue')
    .map(({ doc }) => doc.facts['count'])

// each read of a document is a request of some 15 ms, and a run of the clock has a minute
test('a morning’s reminders for many cases of one union take few requests, and a second run takes one', async () => {
  const { ports, like, morning, requests, close } = await opening()
  for (let at = 1; at < MANY; at += 50)
    await ports.store.transaction(async (tx) => {
      for (let n = at; n < Math.min(at + 50, MANY); n += 1) {
        const copy: CaseSnapshot = { ...like, id: `CA-copy-${n}` as CaseId }
        await tx.insert(CASES, copy.id, copy)
      }
    })
  await morning()
  expect(await requests(() => remind(ports))).toBeLessThan(MANY / 2)
  expect(await requests(() => remind(ports))).toBe(1)
  expect(await requests(() => drainOutbox(ports))).toBeLessThan(20)
  expect(await counts(ports, personOf('baseOfficer'))).toEqual([String(MANY)])
  await close()
})

test('a morning’s reminders for cases of 100 unions take less than 2.5 requests for each union', async () => {
  const { ports, like, morning, requests, close } = await opening()
  const UNIONS = 100
  for (let n = 0; n < UNIONS; n += 1)
    await ports.store.transaction(async (tx) => {
      const [org, person] = [`OR-many-${n}` as OrgId, `PE-many-${n}` as PersonId]
      const path = [like.org.city, like.org.county, org]
      await tx.insert(ORGS, org, { ...ORG.base, id: org, path, short: `${n}` })
      const post = { role: 'base-officer', org } as const
      await tx.insert(PEOPLE, person, { id: person, openid: `o-${n}`, name: `经办${n}`, posts: [post], sends: {} })
      await tx.insert(POSTS, postId({ person, ...post }), { person, name: '', ...post, since: 0 })
      const copy: CaseSnapshot = { ...like, id: `CA-copy-${n}` as CaseId, org: { ...like.org, base: org } }
      await tx.insert(CASES, copy.id, copy)
    })
  await morning()
  expect(await requests(() => remind(ports))).toBeLessThan(2.5 * UNIONS)
  expect(await counts(ports, 'PE-many-7' as PersonId)).toEqual(['1'])
  await close()
})
