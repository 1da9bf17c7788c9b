import { excelTables } from '@cloud/adapters/tables/excel'
import { tellUnions } from '@cloud/usecases/drive/tell-unions'
import { INBOX, POSTS, postId } from '@cloud/usecases/stored/collections'
import { plainDate } from '@domain/kernel/plain-date'
import { YEAR } from '@test/support/money'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, personOf, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const UNTIL = plainDate('2026-03-31')
const start = async (): Promise<void> => {
  await town.tell('cityReviewer', 'drive.start', { org: ORG.city.id, year: YEAR, words: '可以申请帮扶', until: UNTIL })
  await tellUnions(town.world.ports)
}
const confirm = async (who: string, org = ORG.base.id): Promise<void> => {
  const photo = await town.upload(who, 'drive-photo')
  await town.tell(who, 'drive.confirm', { org, year: YEAR, photo })
}
const heard = async (who: Parameters<typeof personOf>[0]) =>
  (await town.world.ports.store.query(INBOX, { index: 'byPerson', eq: [personOf(who)], limit: 20 })).items.map(
    ({ doc }) => doc.key,
  )
const names = async (who: string, which: 'waiting' | 'no-officer' | 'new', jurisdiction?: string) =>
  (await town.tell(who, 'drive.chase', { year: YEAR, which, ...(jurisdiction ? { jurisdiction } : {}) })).unions.map(
    ({ org }) => org.name,
  )
const day = (date: string): void => town.world.clock.set(`${date}T09:00:00+08:00`)

describe('the unions to go after', () => {
  test('are those that have not posted, those without an officer, and those registered this year', async () => {
    await start()
    await confirm('baseOfficer')
    const made = { org: ORG.county.id, name: '虚构新厂工会', staff: 30, phone: '0000-1' }
    await town.tell('countyAdministrator', 'org.create', made)
    await town.world.ports.store.transaction(async (tx) => {
      const post = { person: personOf('neighbourOfficer'), role: 'base-officer', org: ORG.neighbour.id } as const
      const seen = await tx.get(POSTS, postId(post))
      if (seen !== undefined) await tx.remove(POSTS, seen)
    })
    expect((await names('cityReviewer', 'waiting')).sort()).toEqual(
      [ORG.directBase.name, ORG.neighbour.name, '虚构新厂工会'].sort(),
    )
    expect((await names('cityReviewer', 'no-officer')).sort()).toEqual([ORG.neighbour.name, '虚构新厂工会'].sort())
    expect(await names('cityAuditor', 'new')).toEqual(['虚构新厂工会'])
    expect((await names('countyReviewer', 'waiting')).sort()).toEqual([ORG.neighbour.name, '虚构新厂工会'].sort())
    const beside = { year: YEAR, which: 'waiting', jurisdiction: 'direct' } as const
    expect(await town.refusal('countyReviewer', 'drive.chase', beside)).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyReviewer', 'drive.export', beside)).toBe('NOT_ALLOWED')
    expect(await town.refusal('baseOfficer', 'drive.chase', beside)).toBe('NOT_ALLOWED')
  })

  test('leave as an Excel sheet with place, telephone and officers', async () => {
    await start()
    const { url, count } = await town.tell('countyReviewer', 'drive.export', { year: YEAR, which: 'waiting' })
    const [, file = ''] = /file\/([^/?]+)/.exec(url) ?? []
    const link = town.world.ports.files.verifyLink(file, new URL(url, 'http://desk').searchParams.get('t') ?? '')
    const sheets = await excelTables.read((await town.world.ports.files.read(link?.file as never)) as Uint8Array)
    const rows = typeof sheets === 'string' ? [] : (sheets[0]?.rows ?? [])
    expect(count).toBe(2)
    expect(rows).toHaveLength(3)
    expect(rows).toContainEqual(['虚构甲区', ORG.base.name, '0000-0000', '没张贴', 3])
  })
})

describe('a reminder', () => {
  test('tells the unions of one county that have not posted, and nobody else, however often the clock runs', async () => {
    await start()
    await confirm('baseOfficer')
    await town.tell('countyReviewer', 'drive.remind', { year: YEAR, jurisdiction: 'pengjiang' })
    await tellUnions(town.world.ports)
    await tellUnions(town.world.ports)
    expect(await heard('neighbourOfficer')).toEqual(['driveCalled', 'driveCalled'])
    expect(await heard('baseOfficer')).toEqual(['driveCalled'])
    expect(await heard('directOfficer')).toEqual(['driveCalled'])
  })

  test('repeated with its key is one; a second waits until the first is through', async () => {
    await start()
    const input = { year: YEAR, jurisdiction: 'pengjiang' }
    const key = 'the-one-reminder-of-this-county'
    await town.tell('countyReviewer', 'drive.remind', input, { key })
    await town.tell('countyReviewer', 'drive.remind', input, { key })
    expect(await town.refusal('cityReviewer', 'drive.remind', { year: YEAR })).toBe('DRIVE_TELLING')
    await tellUnions(town.world.ports)
    expect(await heard('neighbourOfficer')).toHaveLength(2)
    await town.tell('cityReviewer', 'drive.remind', { year: YEAR })
  })

  test('is refused to a county for another or for the whole city, to auditors, and before there is a drive', async () => {
    expect(await town.refusal('cityReviewer', 'drive.remind', { year: YEAR })).toBe('NOT_FOUND')
    await start()
    expect(await town.refusal('countyReviewer', 'drive.remind', { year: YEAR })).toBe('NOT_ALLOWED')
    expect(await town.refusal('countyReviewer', 'drive.remind', { year: YEAR, jurisdiction: 'direct' })).toBe(
      'NOT_ALLOWED',
    )
    expect(await town.refusal('cityAuditor', 'drive.remind', { year: YEAR })).toBe('NOT_ALLOWED')
  })
})

test('after the last day the clock tells the unions that have not posted once more, three working days later their counties', async () => {
  await start()
  await confirm('baseOfficer')
  await confirm('directOfficer', ORG.directBase.id)
  day('2026-03-31')
  await tellUnions(town.world.ports)
  expect(await heard('neighbourOfficer')).toEqual(['driveCalled'])
  day('2026-04-01')
  for (let run = 0; run < 3; run += 1) await tellUnions(town.world.ports)
  expect(await heard('neighbourOfficer')).toEqual(['driveCalled', 'driveCalled'])
  expect(await heard('baseOfficer')).toEqual(['driveCalled'])
  expect(await heard('countyReviewer')).toEqual([])
  day('2026-04-08')
  for (let run = 0; run < 3; run += 1) await tellUnions(town.world.ports)
  expect(await heard('countyReviewer')).toEqual(['driveLate'])
  // every union directly under the city has posted
  expect(await heard('cityReviewer')).toEqual([])
  expect(await heard('neighbourOfficer')).toHaveLength(2)
})
