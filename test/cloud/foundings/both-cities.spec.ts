import { runTool } from '@cloud/maintenance/run'
import { PEOPLE, type PersonDoc } from '@cloud/usecases/stored/collections'
import { FAMILIES } from '@local/town/families'
import { submissionOf } from '@local/walk/household'
import { inventedId } from '@local/walk/identity'
import { type City, type Founded, foundedBy, shortYear, staffed } from './founded'

let founded: Founded
let [east, west]: City[] = []
const NO = 300

const cities = (): readonly [City, City] => {
  if (east === undefined || west === undefined) throw new Error('the file has two cities')
  return [east, west]
}

beforeAll(async () => {
  founded = await foundedBy('province')
  ;[east, west] = founded.cities as City[]
})
afterAll(() => founded.close())

/** The household that has a file in the east applies in the west, as it is or as somebody else's member. */
const applyInTheWest = async (worker: string, member: boolean) => {
  const [, there] = cities()
  const family = member
    ? { ...FAMILIES.rong, no: NO + 7, relatives: FAMILIES.rong.relatives }
    : { ...FAMILIES.zuo, no: NO }
  const base = await there.named('虚构西市公交公司工会')
  const input = await submissionOf(founded.hand, worker, family, base.id, founded.desk.clock.today())
  const [first] = input.declaration.members
  if (member && first !== undefined) first.idNumber = inventedId(NO * 20, FAMILIES.zuo.birth, FAMILIES.zuo.sex)
  return founded.wire.call(worker, 'api', { name: 'case.submit', commandId: `west-${worker}-0001`, input })
}

test('a second file in another city is refused with four words, and becomes a duty of both cities', async () => {
  const [there, here] = cities()
  const filed = await shortYear(founded, there, await there.named('虚构河东五金厂工会'), NO)
  await staffed(founded, here, await here.named('虚构西市公交公司工会'))
  const { hand } = founded
  const answer = await applyInTheWest('c9912-mover', false)
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'FILED_ELSEWHERE' } })
  expect(answer).not.toHaveProperty('refusal.about')

  const inWest = (await hand.tell('c9912-review', 'city.both', { state: 'open' })).items
  expect(inWest).toEqual([
    expect.objectContaining({
      other: { name: '虚构东市总工会', phone: '0000-0009911' },
      has: false,
      applicant: { name: '左**', union: '虚构西市公交公司工会' },
    }),
  ])
  expect(inWest[0]?.caseId).toBeUndefined()
  const inEast = (await hand.tell('c9911-review', 'city.both', { state: 'open' })).items
  expect(inEast).toEqual([
    expect.objectContaining({
      other: { name: '虚构西市总工会', phone: '0000-0009912' },
      has: true,
      caseId: filed.caseId,
    }),
  ])
  expect(inEast[0]?.applicant).toBeUndefined()
})

test('trying again adds nothing; each city settles its own side once, and not the other’s', async () => {
  const { hand } = founded
  await applyInTheWest('c9912-mover', false)
  const [own] = (await hand.tell('c9912-review', 'city.both', { state: 'open' })).items
  const [theirs] = (await hand.tell('c9911-review', 'city.both', { state: 'open' })).items
  if (own === undefined || theirs === undefined) throw new Error('both have a duty')
  const words = '已与对方市总联系，档案由东市转出后再受理。'
  await hand.expectRefusal('NOT_FOUND', 'c9912-review', 'city.settle', { id: theirs.id, at: theirs.at, words })
  await hand.tell('c9912-review', 'city.settle', { id: own.id, at: own.at, words })
  await hand.expectRefusal('BOTH_SETTLED', 'c9912-review', 'city.settle', { id: own.id, at: own.at, words })
  expect((await hand.tell('c9912-review', 'city.both', { state: 'open' })).items).toEqual([])
  expect((await hand.tell('c9912-review', 'city.both', { state: 'settled' })).items).toHaveLength(1)
  expect((await hand.tell('c9911-review', 'city.both', { state: 'open' })).items).toHaveLength(1)
})

test('a member of the file counts like its head; a county’s officer has nothing to do with it', async () => {
  const { hand } = founded
  expect(await applyInTheWest('c9912-other', true)).toMatchObject({ ok: false, refusal: { code: 'FILED_ELSEWHERE' } })
  expect((await hand.tell('c9912-review', 'city.both', { state: 'open' })).items).toHaveLength(1)
})

test('when the file is exited in the east, the household can apply in the west', async () => {
  const { hand } = founded
  const [kase] = (await hand.tell('c9911-review', 'city.both', { state: 'open' })).items.flatMap(
    ({ caseId }) => caseId ?? [],
  )
  if (kase === undefined) throw new Error('the east has the file')
  await hand.tell('c9911-review', 'dossier.exit', { because: 'moved', words: '迁往外市。' }, kase)
  expect(await applyInTheWest('c9912-mover', false)).toMatchObject({ ok: true })
})

test('the province reads sums, of which nothing is fewer than five; a city does not read them', async () => {
  const { hand, desk } = founded
  await founded.moveTo({ workingDays: 1 })
  const year = Number(desk.clock.today().slice(0, 4))
  const { cities: read } = await hand.tell('c9900-admin', 'province.sums', { year })
  expect(read.map(({ code, name }) => [code, name])).toEqual([
    ['9911', '虚构东市总工会'],
    ['9912', '虚构西市总工会'],
  ])
  const [first, second] = read
  expect(first?.sums).toMatchObject({
    applied: 1,
    onFile: 1,
    allocated: 2_000_000,
    byClass: { severe: null, relative: 0 },
  })
  expect(first?.sums?.byProgramme).toEqual([{ programme: 'living', count: null }])
  expect(second?.sums).toMatchObject({ applied: 1, onFile: 0 })
  await hand.expectRefusal('NOT_ALLOWED', 'c9911-admin', 'province.sums', { year })
})

test('every city seals with keys of its own and has a policy of its own', async () => {
  const [there, here] = cities()
  const { hand, desk } = founded
  const [own, other] = await Promise.all(
    ['c9911-admin', 'c9912-admin'].map(async (who) => (await hand.tell(who, 'policy.current', {})).policy.version),
  )
  expect([own, other]).toEqual([`${there.tag} 政策`, `${here.tag} 政策`])
  const saidIn = async (code: string): Promise<PersonDoc | undefined> => {
    const store = desk.storeIn?.(code)
    const page = await store?.query(PEOPLE, { index: 'byOpenid', eq: [`desk-c${code}-admin`], limit: 1 })
    return page?.items[0]?.doc
  }
  const sealed = (await saidIn('9912'))?.said?.mobile
  expect(JSON.stringify(sealed)).toMatch(/s1\.desk\./)
  expect(desk.ports.sealer.find(JSON.parse(JSON.stringify(sealed)).sealed ?? '', ['mobile'])).toBeUndefined()
})

test('the tools work on one city at a time', async () => {
  const { openingOf } = await import('@local/maintenance/from-folder')
  const said: string[] = []
  for (const city of ['9911', '9912'])
    expect(await runTool(['rebuild', '--city', city], openingOf(founded.desk.folder), (line) => said.push(line))).toBe(
      0,
    )
  expect(said.filter((line) => line.startsWith('按日志重算了'))).toEqual([
    expect.stringContaining('重算了 1 个案件'),
    expect.stringContaining('重算了 1 个案件'),
  ])
})
