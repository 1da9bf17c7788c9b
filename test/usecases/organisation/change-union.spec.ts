import { followChanges } from '@cloud/usecases/organisation/follow-changes'
import { CASES, COUNTS, ENTRIES, NOTICES, ORGS, type OrgDoc, UNION_CHANGES } from '@cloud/usecases/stored/collections'
import { fold } from '@domain/application/fold'
import type { CallInput, CallOutput } from '@domain/contract/index'
import type { Mobile } from '@domain/kernel/identity-numbers'
import type { CaseId, FileId, NoticeId, OrgId } from '@domain/kernel/ids'
import { aMobile, anIdNumber } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf, now, walkTo } from '@test/support/walk'

type Change = CallInput<'org.change'>['change']
type Union = CallOutput<'org.create'>

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const ADMINISTRATOR = 'countyAdministrator'
const change = (org: OrgId, to: Change, who = ADMINISTRATOR) =>
  town.tell(who, 'org.change', { org, change: to, because: '机构调整' })
const refused = (org: OrgId, to: Change, who = ADMINISTRATOR) =>
  town.refusal(who, 'org.change', { org, change: to, because: '机构调整' })
const renamed = (name: string): Change => ({ kind: 'rename', name, phone: '0000-2222', staff: 80 })
const create = (org: OrgId, name: string, level: 'street' | 'base'): Promise<Union> =>
  town.tell(ADMINISTRATOR, 'org.create', { org, name, level, staff: 60, phone: '0000-1111' })
const unionOf = async (id: OrgId): Promise<OrgDoc> => {
  const found = await town.world.ports.store.get(ORGS, id)
  if (found === undefined) throw new Error(`no union ${id}`)
  return found.doc
}
const found = async (text: string) =>
  (await town.tell('somebody', 'org.search', { text })).items.map(({ name }) => name)
const queue = async (who: string, stage: 'submitted' | 'on-notice' = 'submitted') =>
  (await town.tell(who, 'case.queue', { stage })).items.map(({ id }) => id)
const logHolds = async (id: CaseId): Promise<void> => {
  const { store } = town.world.ports
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [id], limit: 100 })
  expect(fold(items.map(({ doc }) => doc))).toEqual((await store.get(CASES, id))?.doc)
}
const inbox = async (who: string) => (await town.tell(who, 'inbox.list', {})).items.map(({ key }) => key)
const history = async (org: OrgId = ORG.county.id) =>
  (await town.tell(ADMINISTRATOR, 'org.changes', { org })).items.map(({ kind, was, becomes }) => [kind, was, becomes])
const joined = async (who: string, org: OrgId, name: string): Promise<void> => {
  const { code } = await town.tell(ADMINISTRATOR, 'officer.invite', { org, role: 'base-officer', name })
  const about = { mobile: aMobile(88_000_000) as Mobile, idNumber: anIdNumber(901, '1985-03-04') as never }
  await town.tell(who, 'officer.join', { code, self: { name, about } })
}

describe('更名', () => {
  test('the union has its new name at once, is still found by the former one, and is not registered twice', async () => {
    await change(ORG.base.id, renamed('虚构机械集团工会'))
    expect(await unionOf(ORG.base.id)).toMatchObject({ name: '虚构机械集团工会', staff: 80, phone: '0000-2222' })
    expect([await found('机械厂'), await found('机械集团')]).toEqual([['虚构机械集团工会'], ['虚构机械集团工会']])
    expect(await history()).toEqual([['rename', '虚构机械厂工会', '虚构机械集团工会']])
    const again = { org: ORG.county.id, name: '虚构机械集团工会', staff: 1, phone: '' }
    expect(await town.refusal(ADMINISTRATOR, 'org.create', again)).toBe('ORG_EXISTS')
  })

  test('a name that stands beside it already, or one with a telephone number in it, is refused', async () => {
    expect(await refused(ORG.base.id, renamed(ORG.neighbour.name))).toBe('ORG_EXISTS')
    expect(await refused(ORG.base.id, renamed('虚构厂19900000077'))).toBe('TEXT_HOLDS_PRIVATE_DATA')
  })

  test('a county keeps its jurisdiction and its number; what it is called in tables follows its name', async () => {
    await change(ORG.county.id, renamed('虚构新区总工会'))
    expect(await unionOf(ORG.county.id)).toMatchObject({ name: '虚构新区总工会', jurisdiction: 'pengjiang', no: 2 })
    const { places } = await town.tell('cityFund', 'policy.current', {})
    expect(places?.map(({ name }) => name)).toContain('虚构新区')
  })
})

describe('划转 within a county', () => {
  const streets = async () => {
    const east = await create(ORG.county.id, '虚构东街道总工会', 'street')
    const west = await create(ORG.county.id, '虚构西街道总工会', 'street')
    await joined('eastOfficer', east.id, '东街经办')
    return { east, west }
  }

  test('a base union hangs below a street: the street’s officers see its cases, and the log says why', async () => {
    const { east } = await streets()
    const { caseId } = await submitted(town)
    expect(await queue('eastOfficer')).toEqual([])
    const done = await change(ORG.base.id, { kind: 'move', to: east.id })
    expect(done).toEqual({ left: 0, cases: 1 })
    expect(await queue('eastOfficer')).toEqual([caseId])
    expect((await caseOf(town, caseId)).org).toMatchObject({ base: ORG.base.id, via: [east.id] })
    await logHolds(caseId)
  })

  test('a street below another takes along the unions below it and their cases, also from the second level', async () => {
    const { east, west } = await streets()
    await change(ORG.base.id, { kind: 'move', to: west.id })
    const { caseId } = await submitted(town, { base: await unionOf(ORG.base.id) })
    await change(west.id, { kind: 'move', to: east.id })
    expect((await unionOf(ORG.base.id)).path).toEqual([ORG.city.id, ORG.county.id, east.id, west.id, ORG.base.id])
    expect((await caseOf(town, caseId)).org.via).toEqual([east.id, west.id])
    expect(await queue('eastOfficer')).toEqual([caseId])
  })

  test('a union goes neither below itself nor below a base union, nor into another county', async () => {
    const { east, west } = await streets()
    await change(west.id, { kind: 'move', to: east.id })
    expect(await refused(east.id, { kind: 'move', to: west.id })).toBe('UNION_NOT_THERE')
    expect(await refused(east.id, { kind: 'move', to: ORG.base.id })).toBe('UNION_NOT_THERE')
    const wide = 'cityAdministrator'
    expect(await refused(ORG.base.id, { kind: 'move', to: ORG.direct.id }, wide)).toBe('UNION_NOT_THERE')
    expect(await refused(ORG.county.id, { kind: 'move', to: ORG.direct.id }, wide)).toBe('UNION_NOT_THERE')
  })
})

describe('并入 and 撤销', () => {
  const merge = () => change(ORG.neighbour.id, { kind: 'merge', to: ORG.base.id })

  test('cases, officers and their open duties go on in the other union; the worker is told who has it now', async () => {
    const { caseId } = await submitted(town, { worker: 'shopWorker', base: ORG.neighbour })
    expect(await merge()).toEqual({ left: 0, cases: 1 })
    expect((await caseOf(town, caseId)).org.base).toBe(ORG.base.id)
    expect([await queue('baseOfficer'), await queue('neighbourOfficer')]).toEqual([[caseId], [caseId]])
    expect(await inbox('shopWorker')).toContain('unionChanged')
    expect(await inbox('baseOfficer')).toContain('unionReceived')
    await town.tell('neighbourOfficer', 'case.accept', {}, await now(town, caseId))
    await logHolds(caseId)
  })

  test('the union is on no list and takes no officer; its name finds the other one, and an application to it arrives there', async () => {
    const open = await town.tell(ADMINISTRATOR, 'officer.invite', {
      ...{ org: ORG.neighbour.id, role: 'base-officer', name: '新经办' },
    })
    await merge()
    expect(await found('百货')).toEqual([ORG.base.name])
    const invite = { org: ORG.neighbour.id, role: 'base-officer', name: '再一位' } as const
    expect(await town.refusal(ADMINISTRATOR, 'officer.invite', invite)).toBe('NOT_FOUND')
    const { caseId } = await submitted(town, { worker: 'lateWorker', seed: 7, base: ORG.neighbour })
    expect((await caseOf(town, caseId)).org.base).toBe(ORG.base.id)
    const about = { mobile: aMobile(88_000_001) as Mobile, idNumber: anIdNumber(902, '1985-03-04') as never }
    const taken = await town.tell('newcomer', 'officer.join', { code: open.code, self: { name: '新经办', about } })
    expect(taken.org.id).toBe(ORG.base.id)
  })

  test('a notice that is up stays up for its whole time, for the members of both', async () => {
    const { code } = await town.tell('neighbourOfficer', 'member.code', { org: ORG.neighbour.id })
    await town.tell('colleague', 'member.join', { code })
    const at = await walkTo(town, 'on-notice')
    await change(ORG.base.id, { kind: 'merge', to: ORG.neighbour.id })
    const { notice } = await caseOf(town, at.caseId)
    const online = await town.world.ports.store.get(NOTICES, notice?.id ?? '')
    expect(online?.doc).toMatchObject({ base: ORG.neighbour.id, state: 'open', lastDay: notice?.lastDay })
    const { items } = await town.tell('colleague', 'notice.list', {})
    expect(items).toHaveLength(1)
    const log = await town.world.ports.store.query(ENTRIES, { index: 'byCase', eq: [at.caseId], limit: 50 })
    const posted = log.items.find(({ doc }) => doc.kind === 'postNotice')?.doc.facts as { photo: FileId } | undefined
    expect((await town.tell('colleague', 'file.link', { file: posted?.photo as FileId })).mime).toBe('image/jpeg')
    expect((await town.tell('colleague', 'notice.open', { notice: notice?.id as NoticeId })).id).toBe(items[0]?.id)
    expect((await town.tell(at.worker, 'notice.list', {})).items).toHaveLength(1)
  })

  test('the officers of a dissolved union leave with it; its cases go on in the union named', async () => {
    const { caseId } = await submitted(town, { base: ORG.neighbour })
    await change(ORG.neighbour.id, { kind: 'dissolve', to: ORG.base.id })
    expect((await town.tell('neighbourOfficer', 'me.open', {})).posts).toEqual([])
    expect(await queue('baseOfficer')).toEqual([caseId])
    expect(await refused(ORG.neighbour.id, { kind: 'dissolve', to: ORG.base.id })).toBe('NOT_FOUND')
  })

  test('a dissolved street leaves its unions to the county', async () => {
    const east = await create(ORG.county.id, '虚构东街道总工会', 'street')
    await change(ORG.base.id, { kind: 'move', to: east.id })
    const { caseId } = await submitted(town, { base: await unionOf(ORG.base.id) })
    await change(east.id, { kind: 'dissolve', to: ORG.county.id })
    expect((await unionOf(ORG.base.id)).path).toEqual([ORG.city.id, ORG.county.id, ORG.base.id])
    expect((await caseOf(town, caseId)).org.via).toBeUndefined()
    const below = await town.tell(ADMINISTRATOR, 'org.tree', { org: ORG.county.id })
    expect(below.items.map(({ org }) => org.name)).not.toContain('虚构东街道总工会')
  })

  test('the drive counts it no more', async () => {
    const count = async () => (await town.world.ports.store.get(COUNTS, 'unions:pengjiang'))?.doc.n
    const before = (await count()) ?? 0
    await merge()
    expect(await count()).toBe(before - 1)
  })

  test('what somebody did at the former place in the same moment follows two minutes later, and never twice', async () => {
    const { store } = town.world.ports
    await merge()
    const { caseId } = await submitted(town)
    // as an application that was read before the merger and written after it
    await store.transaction(async (tx) => {
      const seen = await tx.get(CASES, caseId)
      if (seen === undefined) throw new Error('the case is there')
      await tx.replace(CASES, seen, { ...seen.doc, org: { ...seen.doc.org, base: ORG.neighbour.id } })
    })
    await followChanges(town.world.ports)
    expect((await caseOf(town, caseId)).org.base).toBe(ORG.neighbour.id)
    town.world.clock.add(2 * 60_000)
    await followChanges(town.world.ports)
    expect((await caseOf(town, caseId)).org.base).toBe(ORG.base.id)
    const { items } = await store.query(UNION_CHANGES, { index: 'byState', eq: ['open'], limit: 10 })
    expect(items).toEqual([])
    expect((await inbox('baseOfficer')).filter((key) => key === 'unionReceived')).toHaveLength(1)
  })
})

test('targets: streets and the county for a move, base unions of the same county for the end of one', async () => {
  const east = await create(ORG.county.id, '虚构东街道总工会', 'street')
  const targets = async (kind: 'move' | 'merge', org: OrgId, text = '') =>
    (await town.tell(ADMINISTRATOR, 'org.targets', { org, kind, text })).items.map(({ name }) => name)
  expect(await targets('move', ORG.base.id)).toEqual([east.name])
  expect(await targets('merge', ORG.base.id)).toEqual([ORG.neighbour.name])
  expect(await targets('merge', ORG.base.id, '水务')).toEqual([])
  expect(await targets('merge', east.id)).toEqual([ORG.county.name])
})
