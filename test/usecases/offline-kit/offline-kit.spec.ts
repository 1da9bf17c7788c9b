import { retain } from '@cloud/usecases/maintenance/retention'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COMMANDS, kitId, OFFLINE_KITS } from '@cloud/usecases/stored/collections'
import type { CaseId } from '@domain/kernel/ids'
import { RETENTION } from '@domain/retention/retention'
import { interruptible } from '@test/support/interruptible'
import { aWorld } from '@test/support/ports'
import { accepted, aTown, ORG, personOf, submitted, type Town } from '@test/support/town'
import { nextDay, surveyAgain } from '@test/support/walk'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const PHONE = 'a1b2c3d4e5f6g7h8i9j0'
const OTHER = 'z1b2c3d4e5f6g7h8i9j0'
const asking = (over: object = {}) => ({ device: PHONE, kind: 'phone' as const, begin: true, ...over })
const again = asking({ begin: false })
const keyFor = async (who: string, over: object = {}) => (await town.tell(who, 'taking.key', asking(over))).key
const leaves = () =>
  town.tell('countyAdministrator', 'officer.remove', {
    org: ORG.base.id,
    person: personOf('baseOfficer'),
    role: 'base-officer',
  })

describe('the key for households taken along', () => {
  test('has 256 bits, is the same on every request, and belongs to one officer on one phone', async () => {
    const key = await keyFor('baseOfficer')
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(await keyFor('baseOfficer')).toBe(key)
    expect((await town.tell('baseOfficer', 'taking.key', again)).key).toBe(key)
    const others = [await keyFor('baseOfficer', { device: OTHER }), await keyFor('baseOfficer2')]
    expect(new Set([key, ...others]).size).toBe(3)
  })

  test('is stored sealed in one place only, and not in the stored answers', async () => {
    const key = await keyFor('baseOfficer')
    const { store } = town.world.ports
    const kept: unknown[] = [await store.get(OFFLINE_KITS, kitId(personOf('baseOfficer'), PHONE))]
    for await (const command of everything(store, COMMANDS)) kept.push(command)
    expect(JSON.stringify(kept)).not.toContain(key)
    for await (const { id, doc } of everything(store, COMMANDS))
      expect(town.world.ports.sealer.open(doc.answer, id)).not.toContain(key)
  })

  test('is created once when it is requested in parallel', async () => {
    const [one, other] = await Promise.all([keyFor('baseOfficer'), keyFor('baseOfficer')])
    expect(one).toBe(other)
    const { takings } = await town.tell('baseOfficer', 'taking.list', {})
    expect(takings).toHaveLength(1)
  })

  test('is given to base officers only', async () => {
    for (const who of ['worker-1', 'countyReviewer', 'cityFund', 'cityAuditor', 'cityAdministrator'])
      expect(await town.refusal(who, 'taking.key', asking())).toBe('NOT_ALLOWED')
  })

  test('is revoked at once and permanently on a lost phone, while the other phone keeps its key', async () => {
    await keyFor('baseOfficer')
    const spare = await keyFor('baseOfficer', { device: OTHER })
    await town.tell('baseOfficer', 'taking.end', { device: PHONE })
    expect(await town.refusal('baseOfficer', 'taking.key', again)).toBe('TAKING_ENDED')
    expect(await town.refusal('baseOfficer', 'taking.key', asking())).toBe('TAKING_ENDED')
    expect(await keyFor('baseOfficer', { device: OTHER })).toBe(spare)
    const stored = await town.world.ports.store.get(OFFLINE_KITS, kitId(personOf('baseOfficer'), PHONE))
    expect(stored?.doc).toMatchObject({ ended: { because: 'said' } })
    expect(stored?.doc.key).toBeUndefined()
    const { takings } = await town.tell('baseOfficer', 'taking.list', {})
    expect(takings.map(({ device, ended }) => [device, ended])).toEqual(
      expect.arrayContaining([
        [PHONE, true],
        [OTHER, false],
      ]),
    )
  })

  test('stays counted and revocable, however many other keys are created and ended since', async () => {
    const device = (no: number) => `a1b2c3d4e5f6g7h8i${String(no).padStart(3, '0')}`
    await keyFor('baseOfficer', { device: device(0) })
    let no = 1
    for (; no < 60; no += 1) {
      town.world.clock.set(town.world.clock.now() + 1000)
      if (!(await town.ask('baseOfficer', 'taking.key', asking({ device: device(no) }))).ok) break
      await town.tell('baseOfficer', 'taking.end', { device: device(no) })
    }
    expect(await town.refusal('baseOfficer', 'taking.key', asking({ device: device(no) }))).toBe('TAKINGS_TOO_MANY')
    await leaves()
    const first = await town.world.ports.store.get(OFFLINE_KITS, kitId(personOf('baseOfficer'), device(0)))
    expect(first?.doc).toMatchObject({ ended: { because: 'left' } })
  })

  test('cannot be ended or seen by another officer', async () => {
    const key = await keyFor('baseOfficer')
    expect(await town.refusal('baseOfficer2', 'taking.end', { device: PHONE })).toBe('NOT_FOUND')
    expect((await town.tell('baseOfficer2', 'taking.list', {})).takings).toEqual([])
    expect(await keyFor('baseOfficer')).toBe(key)
  })

  test('is revoked with the post, and not given again when the officer returns', async () => {
    await keyFor('baseOfficer')
    await leaves()
    expect(await town.refusal('baseOfficer', 'taking.key', again)).toBe('NOT_ALLOWED')
    const { code } = await town.tell('countyAdministrator', 'officer.invite', {
      org: ORG.base.id,
      role: 'base-officer',
      name: '经办甲',
    })
    await town.tell('baseOfficer', 'officer.join', { code })
    expect(await town.refusal('baseOfficer', 'taking.key', again)).toBe('TAKING_ENDED')
  })

  test('is not created on a phone that asks only for an existing key', async () => {
    expect(await town.refusal('baseOfficer', 'taking.key', again)).toBe('TAKING_ENDED')
    expect((await town.tell('baseOfficer', 'taking.list', {})).takings).toEqual([])
  })

  test('is given to at most five devices, and ending one makes room for another', async () => {
    const devices = Array.from({ length: 5 }, (_, no) => `${PHONE.slice(0, 19)}${no}`)
    for (const device of devices) await keyFor('baseOfficer', { device })
    expect(await town.refusal('baseOfficer', 'taking.key', asking({ device: OTHER }))).toBe('TAKINGS_TOO_MANY')
    await town.tell('baseOfficer', 'taking.end', { device: devices[0] ?? '' })
    await keyFor('baseOfficer', { device: OTHER })
  })

  test('is deleted after half a year without use, and kept while in use', async () => {
    await keyFor('baseOfficer')
    await keyFor('baseOfficer', { device: OTHER })
    nextDay(town, RETENTION.takings.days - 1)
    await keyFor('baseOfficer', { device: OTHER })
    nextDay(town, 2)
    while ((await retain(town.world.ports)) > 0);
    const { takings } = await town.tell('baseOfficer', 'taking.list', {})
    expect(takings.map(({ device }) => device)).toEqual([OTHER])
  })
})

test('an officer who loses the post while the key is being created leaves no key behind', async () => {
  const world = await aWorld({ countedIds: false })
  const store = interruptible(world.ports.store)
  const own = await aTown({ ...world, ports: { ...world.ports, store } })
  const gone = { org: ORG.base.id, person: personOf('baseOfficer'), role: 'base-officer' } as const
  store.before(1, () => own.tell('countyAdministrator', 'officer.remove', gone))
  expect(await own.refusal('baseOfficer', 'taking.key', asking())).toBe('TAKING_ENDED')
  expect(await store.get(OFFLINE_KITS, kitId(personOf('baseOfficer'), PHONE))).toBeUndefined()
  await own.close()
})

describe('the papers of a household taken along', () => {
  const papers = (who: string, caseId: CaseId) => town.ask(who, 'taking.papers', { caseId })
  const looks = async (worker: string, caseId: CaseId) =>
    (await town.tell(worker, 'case.lookedAt', { caseId })).items.filter(({ purpose }) => purpose.includes('带走'))

  test('are all handed over, and the worker sees once a day who took them along', async () => {
    const { caseId, worker } = await accepted(town)
    const view = await town.tell('baseOfficer', 'case.open', { caseId })
    const wanted = [...view.proofs.flatMap(({ files }) => files), view.signature]
    const given = await town.tell('baseOfficer', 'taking.papers', { caseId })
    expect(given.papers.map(({ file }) => file).sort()).toEqual([...new Set(wanted)].sort())
    await papers('baseOfficer', caseId)
    expect(await looks(worker, caseId)).toEqual([
      expect.objectContaining({ by: '经办甲', role: 'base-officer', field: 'taken', unit: ORG.base.name }),
    ])
    nextDay(town)
    await papers('baseOfficer', caseId)
    await papers('baseOfficer2', caseId)
    expect(await looks(worker, caseId)).toHaveLength(3)
  })

  test('requested in parallel count as one look', async () => {
    const { caseId, worker } = await accepted(town)
    const both = await Promise.all([papers('baseOfficer', caseId), papers('baseOfficer', caseId)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await looks(worker, caseId)).toHaveLength(1)
  })

  test('are refused to other unions and other roles, and a refusal is not recorded as a look', async () => {
    const { caseId, worker } = await accepted(town)
    for (const who of ['neighbourOfficer', 'worker-9'])
      expect(await town.refusal(who, 'taking.papers', { caseId })).toBe('NOT_FOUND')
    for (const who of ['countyReviewer', 'cityAuditor', worker])
      expect(await town.refusal(who, 'taking.papers', { caseId })).toBe('NOT_ALLOWED')
    expect(await looks(worker, caseId)).toEqual([])
  })

  test('are available only while the visit is still to be made', async () => {
    const waiting = await submitted(town, { seed: 2 })
    expect(await town.refusal('baseOfficer', 'taking.papers', { caseId: waiting.caseId })).toBe('WRONG_STAGE')
    const at = await accepted(town, { seed: 3 })
    await surveyAgain(town, { ...at, stage: 'surveying' })
    expect(await town.refusal('baseOfficer', 'taking.papers', { caseId: at.caseId })).toBe('WRONG_STAGE')
  })

  test('are refused after the officer has left the post', async () => {
    const { caseId } = await accepted(town)
    await leaves()
    expect(await town.refusal('baseOfficer', 'taking.papers', { caseId })).toBe('NOT_FOUND')
  })
})
