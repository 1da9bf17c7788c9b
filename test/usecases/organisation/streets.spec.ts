import { ORGS, type OrgDoc } from '@cloud/usecases/stored/collections'
import type { CallOutput } from '@domain/contract/index'
import type { Mobile } from '@domain/kernel/identity-numbers'
import type { OrgId } from '@domain/kernel/ids'
import { aMobile } from '@test/support/people'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, submitted, type Town } from '@test/support/town'
import { caseOf } from '@test/support/walk'

type Union = CallOutput<'org.create'>

let town: Town
let lamp: OrgDoc
beforeEach(async () => {
  town = await aTown(await aWorld({ countedIds: false }))
})
afterEach(() => town.close())

const create = (org: OrgId, name: string, level: 'street' | 'base'): Promise<Union> =>
  town.tell('countyAdministrator', 'org.create', { org, name, level, staff: 60, phone: '0000-1111' })

/** A street with a park below it, in which there is a factory; a base officer at the street, none below; another street. */
const streets = async (): Promise<{ readonly street: Union; readonly park: Union }> => {
  const street = await create(ORG.county.id, '虚构东街道总工会', 'street')
  const park = await create(street.id, '虚构东园区工会', 'street')
  const base = await create(park.id, '虚构灯具厂工会', 'base')
  const other = await create(ORG.county.id, '虚构西街道总工会', 'street')
  for (const [i, [who, org]] of [['eastOfficer', street.id] as const, ['westOfficer', other.id] as const].entries()) {
    const name = `街道经办${i + 1}`
    const { code } = await town.tell('countyAdministrator', 'officer.invite', { org, role: 'base-officer', name })
    const about = { mobile: aMobile(88_000_000 + i) as Mobile, noIdBecause: '虚构' }
    await town.tell(who, 'officer.join', { code, self: { name, about } })
  }
  const doc = await town.world.ports.store.get(ORGS, base.id)
  if (doc === undefined) throw new Error('the factory is registered')
  lamp = doc.doc
  return { street, park }
}

const listed = async (who: string) =>
  (await town.tell(who, 'case.queue', { stage: 'submitted' })).items.map(({ id }) => id)

test('a case below a street stands in the street’s path, and counts for the county of the street', async () => {
  const { street, park } = await streets()
  const { caseId } = await submitted(town, { base: lamp })
  expect((await caseOf(town, caseId)).org).toEqual({
    ...{ city: ORG.city.id, county: ORG.county.id, base: lamp.id, jurisdiction: 'pengjiang' },
    via: [street.id, park.id],
  })
  expect(await listed('cityReviewer')).toEqual([caseId])
})

test('the street’s officer sees and does the work of a base union without an officer; another street’s does not', async () => {
  await streets()
  const { caseId, version } = await submitted(town, { base: lamp })
  expect([await listed('eastOfficer'), await listed('westOfficer')]).toEqual([[caseId], []])
  const { mine } = await town.tell('eastOfficer', 'case.work', {})
  expect(mine.map(({ row }) => row.id)).toEqual([caseId])
  expect(await town.refusal('westOfficer', 'case.open', { caseId }, { caseId })).toBe('NOT_FOUND')
  await town.tell('eastOfficer', 'case.accept', {}, { caseId, version })
})

test('a case of the neighbouring base union is not the street’s', async () => {
  await streets()
  const { caseId } = await submitted(town)
  expect(await listed('eastOfficer')).toEqual([])
  expect(await town.refusal('eastOfficer', 'case.open', { caseId }, { caseId })).toBe('NOT_FOUND')
})
