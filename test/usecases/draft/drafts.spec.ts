import { reseal } from '@cloud/usecases/maintenance/reseal'
import { retain } from '@cloud/usecases/maintenance/retention'
import { everything } from '@cloud/usecases/maintenance/walk'
import { DRAFTS, type DraftDoc } from '@cloud/usecases/stored/collections'
import { DRAFT_BYTES_MAX, type DraftKey } from '@domain/contract/draft'
import { aWorld, type World } from '@test/support/ports'
import { aTown, ORG, personOf, submitted, type Town } from '@test/support/town'
import { importList, startCheck, walkTo } from '@test/support/walk'

let world: World
let town: Town
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
})
afterEach(() => town.close())

const ID = '999019198503120012'
const HALF_FILLED = JSON.stringify({ applicant: { name: '谷雨声', idNumber: ID, story: '父亲住院' } })
const OLD_PHONE = 'old-phone-0000000001'
const NEW_PHONE = 'new-phone-0000000001'

const save = (who: string, body = HALF_FILLED, device = OLD_PHONE, updatedAt = world.clock.now()) =>
  town.tell(who, 'draft.save', { key: 'apply', device, updatedAt, body })
const drafts = async (who: string) => (await town.tell(who, 'draft.open', { key: 'apply' })).drafts
const stored = async (): Promise<readonly DraftDoc[]> => {
  const found: DraftDoc[] = []
  for await (const { doc } of everything(world.ports.store, DRAFTS)) found.push(doc)
  return found
}

describe('a half-filled application in the cloud', () => {
  test('is restored word for word on a new phone, to its author only', async () => {
    await save('worker-1')
    expect(await drafts('worker-1')).toEqual([{ device: OLD_PHONE, updatedAt: world.clock.now(), body: HALF_FILLED }])
    expect(await drafts('worker-2')).toEqual([])
    expect(await drafts('cityReviewer')).toEqual([])
  })

  test('is not affected by another person’s drop or the same device name', async () => {
    await save('worker-1')
    await town.tell('worker-2', 'draft.drop', { key: 'apply' })
    await town.tell('worker-2', 'draft.drop', { key: 'apply', device: OLD_PHONE })
    await save('worker-2', '{"other":1}')
    expect((await drafts('worker-1')).map(({ body }) => body)).toEqual([HALF_FILLED])
  })

  test('is refused to a caller who is not signed in', async () => {
    const asked = await town.raw(undefined, { name: 'draft.open', input: { key: 'apply' } })
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'NOT_SIGNED_IN' } })
  })

  test('is stored as one sealed text, appears in no log, and is resealed under a new key', async () => {
    await save('worker-1')
    const atRest = JSON.stringify(await stored())
    for (const word of ['谷雨声', ID, '父亲住院', 'applicant']) expect(atRest).not.toContain(word)
    expect(JSON.stringify(world.logged)).not.toContain('谷雨声')
    expect(await reseal(world.ports)).toMatchObject({ left: 0, unreadable: [] })
  })

  test('is kept separately for two phones, the newer first, and one can be dropped without the other', async () => {
    await save('worker-1', '{"on":"old"}', OLD_PHONE)
    world.clock.set(world.clock.now() + 60_000)
    await save('worker-1', '{"on":"new"}', NEW_PHONE)
    expect((await drafts('worker-1')).map(({ device }) => device)).toEqual([NEW_PHONE, OLD_PHONE])
    await town.tell('worker-1', 'draft.drop', { key: 'apply', device: NEW_PHONE })
    expect((await drafts('worker-1')).map(({ device }) => device)).toEqual([OLD_PHONE])
  })

  test('of a fourth phone replaces the oldest of three', async () => {
    for (const no of [1, 2, 3, 4]) {
      world.clock.set(world.clock.now() + 60_000)
      await save('worker-1', `{"no":${no}}`, `phone-number-000000${no}`)
    }
    expect((await drafts('worker-1')).map(({ body }) => body)).toEqual(['{"no":4}', '{"no":3}', '{"no":2}'])
  })

  test('is not overwritten by a delayed older save, and a time in the future is replaced by the current time', async () => {
    const now = world.clock.now()
    await save('worker-1', '{"second":1}', OLD_PHONE, now)
    expect(await save('worker-1', '{"first":1}', OLD_PHONE, now - 5000)).toEqual({ updatedAt: now })
    expect((await drafts('worker-1')).map(({ body }) => body)).toEqual(['{"second":1}'])
    expect(await save('worker-1', '{"third":1}', NEW_PHONE, now + 86_400_000)).toEqual({ updatedAt: now })
  })

  test('is accepted up to the size limit, and a larger save is refused and keeps the stored draft', async () => {
    const largest = '难'.repeat(Math.floor(DRAFT_BYTES_MAX / 3))
    await save('worker-1', largest)
    const more = { key: 'apply', device: OLD_PHONE, updatedAt: world.clock.now(), body: `${largest}难` } as const
    expect(await town.refusal('worker-1', 'draft.save', more)).toBe('TOO_LARGE')
    expect((await drafts('worker-1')).map(({ body }) => body.length)).toEqual([largest.length])
  })

  test('is deleted on all phones when the application is submitted, and other people’s drafts stay', async () => {
    await save('worker-1', '{"on":"old"}', OLD_PHONE)
    await save('worker-1', '{"on":"new"}', NEW_PHONE)
    await save('worker-2')
    await town.tell('worker-1', 'case.submit', await town.submission('worker-1'))
    expect(await drafts('worker-1')).toEqual([])
    expect(await drafts('worker-2')).toHaveLength(1)
  })

  test('is kept when the application is refused', async () => {
    await save('worker-1')
    const sent = await town.submission('worker-1')
    await town.refusal('worker-1', 'case.submit', { ...sent, consents: [] })
    expect(await drafts('worker-1')).toHaveLength(1)
  })

  test('is kept for ninety days after its last change and then deleted', async () => {
    const day = 86_400_000
    await save('worker-1')
    world.clock.set(world.clock.now() + 60 * day)
    await save('worker-1', '{"again":1}')
    world.clock.set(world.clock.now() + 90 * day)
    while ((await retain(world.ports)) > 0);
    expect(await stored()).toHaveLength(1)
    world.clock.set(world.clock.now() + day)
    while ((await retain(world.ports)) > 0);
    expect(await stored()).toEqual([])
  })
})

describe('drafts of other forms', () => {
  const keep = (who: string, key: DraftKey, device = OLD_PHONE) =>
    town.ask(who, 'draft.save', { key, device, updatedAt: world.clock.now(), body: HALF_FILLED })
  const NOT_FOUND = { ok: false, refusal: { code: 'NOT_FOUND' } }

  test('about a case are kept for its applicant only, and other people get NOT_FOUND', async () => {
    const { caseId, worker } = await submitted(town)
    for (const key of [`correct:${caseId}`, `explain:${caseId}`, `account:${caseId}`] as const) {
      expect(await keep(worker, key)).toMatchObject({ ok: true })
      expect((await town.tell(worker, 'draft.open', { key })).drafts).toHaveLength(1)
      for (const other of ['worker-2', 'baseOfficer']) {
        expect(await keep(other, key)).toMatchObject(NOT_FOUND)
        expect(await town.ask(other, 'draft.open', { key })).toMatchObject(NOT_FOUND)
      }
    }
    expect(await keep(worker, 'correct:CA-nowhere' as DraftKey)).toMatchObject(NOT_FOUND)
  })

  test('about a hit are kept only if the case has this hit', async () => {
    const { caseId, worker } = await walkTo(town, 'crosschecking')
    const batch = await startCheck(town, [caseId], ['vehicles'])
    await importList(town, batch, 'vehicles', (_c, member) => (member === 'm0' ? 'record' : 'no-record'))
    expect(await keep(worker, `explain:${caseId}:vehicles:m0`)).toMatchObject({ ok: true })
    for (const none of ['vehicles:m1', 'banks:m0'])
      expect(await keep(worker, `explain:${caseId}:${none}`)).toMatchObject(NOT_FOUND)
  })

  test('of an officer are kept separately for each worker, and are no longer accessible after the post has ended', async () => {
    const key = `on-behalf:${ORG.base.id}` as const
    for (let no = 1; no <= 9; no += 1)
      expect(await keep('baseOfficer', key, `for-worker-00000000${no}`)).toMatchObject({ ok: true })
    expect((await town.tell('baseOfficer', 'draft.open', { key })).drafts).toHaveLength(9)
    for (const other of ['worker-1', 'countyReviewer', 'directOfficer'])
      expect(await town.ask(other, 'draft.open', { key })).toMatchObject(NOT_FOUND)
    await town.tell('baseOfficer', 'draft.drop', { key, device: 'for-worker-000000001' })
    expect((await town.tell('baseOfficer', 'draft.open', { key })).drafts).toHaveLength(8)
    const gone = { org: ORG.base.id, person: personOf('baseOfficer'), role: 'base-officer' } as const
    await town.tell('countyAdministrator', 'officer.remove', gone)
    expect(await town.ask('baseOfficer', 'draft.open', { key })).toMatchObject(NOT_FOUND)
  })

  test.each([
    'apply:x',
    'correct:CA-one1:more',
    'explain:CA-one1:any word',
    'on-behalf:CA-one',
    'correct:OR-one',
    'object:NO-1',
    '',
  ])('under the invalid key “%s” are refused', async (key) => {
    expect(await keep('worker-1', key as DraftKey)).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
  })
})
