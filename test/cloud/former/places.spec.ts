import { everything } from '@cloud/usecases/maintenance/walk'
import { numberOf } from '@cloud/usecases/organisation/number-places'
import { CASES, ORGS } from '@cloud/usecases/stored/collections'
import { countyOf, isDirect } from '@domain/organisation/jurisdiction'
import { COUNTIES, JURISDICTIONS } from '@local/town/jiangmen'
import { type FormerStore, type OpenedFormer, openFormer } from './former'

// The previous release knew eight jurisdictions by words in its code, with their order, their names and their numbers.

const opened = async (name: FormerStore, use: (former: OpenedFormer) => Promise<void>): Promise<void> => {
  const former = openFormer(name)
  try {
    await use(former)
  } finally {
    await former.close()
  }
}

/** The numbers that the file numbers of a store contain, by county. */
const numbersIn = async ({ desk }: OpenedFormer): Promise<ReadonlyMap<string, number>> => {
  const numbers = new Map<string, number>()
  for await (const { doc } of everything(desk.ports.store, CASES))
    if (doc.dossierNo !== undefined) numbers.set(doc.org.county, Number(doc.dossierNo.split('-')[1]))
  return numbers
}
const countiesIn = async ({ desk }: OpenedFormer) =>
  (await desk.ports.store.query(ORGS, { index: 'byLevel', eq: ['county'], limit: 50 })).items.map(({ doc }) => doc)

describe.each(['town', 'short-year'] as const)('a %s that the previous release wrote', (name) => {
  it('has its jurisdictions by the names of their unions, and 市直 is where the city acts as the county', () =>
    opened(name, async ({ hand, desk }) => {
      await desk.runTimers()
      const { places = [] } = await hand.tell('city-admin', 'policy.current', {})
      expect(new Set(places.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(JURISDICTIONS))
      expect(places.find(({ jurisdiction }) => jurisdiction === 'taishan')?.name).toBe('台山市')
      expect(places.filter(({ direct }) => direct)).toEqual([{ jurisdiction: 'direct', name: '市直', direct: true }])
    }))

  it('numbers each county once, as its file numbers have it, so that new files continue them', () =>
    opened(name, async (former) => {
      const before = await numbersIn(former)
      expect(before.size).toBeGreaterThan(2)
      await former.desk.runTimers()
      const counties = await countiesIn(former)
      for (const { id, no } of counties) if (before.has(id)) expect([id, no]).toEqual([id, before.get(id)])
      const numbers = counties.map(({ no }) => no ?? 0).sort((a, b) => a - b)
      expect(numbers).toEqual(COUNTIES.map((_, i) => i + 1))
      await former.desk.runTimers()
      expect(await countiesIn(former)).toEqual(counties)
    }))

  it('knows the number of a county also before the clock has run', () =>
    opened(name, async (former) => {
      for (const [county, no] of await numbersIn(former))
        expect([county, await numberOf(former.desk.ports, county as never)]).toEqual([county, no])
    }))

  it('has every case at the union of its jurisdiction, and 市直 by the former word alone', () =>
    opened(name, async ({ desk }) => {
      let direct = 0
      for await (const { doc } of everything(desk.ports.store, CASES)) {
        expect([doc.id, doc.org.county]).toEqual([doc.id, countyOf(doc.org.jurisdiction)])
        if (isDirect(doc.org)) direct += 1
      }
      expect(direct).toBeGreaterThan(0)
    }))
})
