import path from 'node:path'
import type { Collection, DocStore, StoreWalk } from '@cloud/ports/doc-store'
import { isSound } from '@cloud/usecases/maintenance/rebuild'
import { everything } from '@cloud/usecases/maintenance/walk'
import { factsOf } from '@cloud/usecases/report/case-facts'
import { CASE_FACTS, CASES, COLLECTIONS, ID_KEYS, PEOPLE } from '@cloud/usecases/stored/collections'
import { checkDrawn, checkWhole } from '@local/city/check'
import { multiply, multiplyIn } from '@local/city/city'
import { planIn } from '@local/city/copies'
import { makerHere } from '@local/city/makers'
import type { Desk } from '@local/desk/desk'
import { type Hand, handOn } from '@local/walk/hand'
import { deskWire } from '@local/walk/wire'
import { openFormer } from '../former/former'

const HOUSEHOLDS = 150
const YEARS = 3

const allOf = async <T>(store: DocStore & StoreWalk, collection: Collection<T>) => {
  const all: { id: string; doc: T }[] = []
  for await (const stored of everything(store, collection)) all.push(stored)
  return all
}

describe('a city multiplied from the town', () => {
  let town: { readonly desk: Desk; readonly hand: Hand }
  let drawn: readonly string[]
  let close: () => Promise<void>
  beforeAll(async () => {
    const former = openFormer('town')
    const plan = await planIn(former.desk.ports.store, YEARS)
    await former.desk.close()
    const to = path.join(path.dirname(former.data), 'city')
    const { desk, multiplied } = await multiply(
      { from: former.data, to, plan, households: HOUSEHOLDS },
      makerHere,
      () => undefined,
    )
    town = { desk, hand: handOn(deskWire(desk)) }
    drawn = multiplied.drawn
    close = async () => {
      await desk.close()
      former.forget()
    }
  })
  afterAll(() => close())

  it('has the same documents when the store itself writes them, as on PostgreSQL', async () => {
    const other = openFormer('town')
    await multiplyIn(other.desk.ports, { households: HOUSEHOLDS, years: YEARS }, () => undefined)
    for (const collection of COLLECTIONS) {
      const [here, there] = [
        await allOf(town.desk.ports.store, collection),
        await allOf(other.desk.ports.store, collection),
      ]
      expect({ [collection.name]: there.map(({ id }) => id) }).toEqual({ [collection.name]: here.map(({ id }) => id) })
    }
    await other.close()
  })

  it('is sound: every log folds to its case, every chain holds, every fen is in the ledger', async () => {
    const found = await checkWhole(town.desk.ports)
    expect(found.cases).toBeGreaterThanOrEqual(HOUSEHOLDS)
    expect(isSound(found)).toBe(true)
  })

  it('has the facts of every copied case, because reports and lists do not read the cases themselves', async () => {
    const { store } = town.desk.ports
    const copied = (await allOf(store, CASES)).filter(({ id }) => id.startsWith('CA-c0000'))
    expect(copied.length).toBeGreaterThan(HOUSEHOLDS / 2)
    for (const { id, doc } of copied) expect((await store.get(CASE_FACTS, id))?.doc).toEqual(factsOf(doc))
  })

  it('is reported as inconsistent by a check of a few drawn cases if one of these cases was changed', async () => {
    const { store } = town.desk.ports
    const cases = (await allOf(store, CASES)).filter(({ doc }) => doc.grants.length > 0).map(({ id }) => id)
    expect(await checkDrawn(town.desk.ports, [...cases, ...drawn])).toMatchObject({
      casesOff: [],
      entriesOff: [],
      chainOff: [],
      linesOff: [],
      ledgerOff: [],
    })
    const [caseId = ''] = cases
    const seen = await store.get(CASES, caseId)
    if (seen === undefined) throw new Error('no such case')
    await store.transaction(async (tx) => tx.replace(CASES, seen, { ...seen.doc, nameMasked: '谁**' as never }))
    expect((await checkDrawn(town.desk.ports, cases)).casesOff).toEqual([caseId])
    const changed = await store.get(CASES, caseId)
    if (changed !== undefined) await store.transaction((tx) => tx.replace(CASES, changed, seen.doc))
    const facts = await store.get(CASE_FACTS, cases.find((id) => id.startsWith('CA-c0000')) ?? '')
    if (facts === undefined) throw new Error('no facts of this case')
    await store.transaction((tx) => tx.replace(CASE_FACTS, facts, { ...facts.doc, submittedOn: '2020-01-01' as never }))
    expect((await checkDrawn(town.desk.ports, cases)).factsOff).toEqual([facts.id])
    const wrong = await store.get(CASE_FACTS, facts.id)
    if (wrong !== undefined) await store.transaction((tx) => tx.replace(CASE_FACTS, wrong, facts.doc))
  })

  it('has households of its own: no number, account or person occurs in two households', async () => {
    const { store } = town.desk.ports
    const cases = (await allOf(store, CASES)).map(({ doc }) => doc)
    const ids = cases.flatMap(({ declaration }) =>
      [declaration.applicant, ...declaration.members].map(({ idNumber }) => idNumber.hash),
    )
    expect(new Set(ids).size).toBe(ids.length)
    const known = new Set(cases.map(({ id }) => id))
    for (const { doc } of await allOf(store, ID_KEYS)) expect(known).toContain(doc.caseId)
    const applicants = cases.flatMap(({ applicant }) => applicant ?? [])
    expect(new Set(applicants).size).toBe(applicants.length)
    expect(await store.getMany(PEOPLE, applicants.slice(-100))).toHaveLength(100)
  })

  it('works like any other city: year reports have figures, queues have cases, and a worker finds their own case', async () => {
    const { hand, desk } = town
    const years = [2026, 2025, 2024]
    const reports = await Promise.all(years.map((year) => hand.tell('city-audit', 'report.year', { year })))
    expect(reports.reduce((sum, { applied }) => sum + applied, 0)).toBeGreaterThanOrEqual(HOUSEHOLDS)
    for (const { total } of reports) expect(total.households).toBeGreaterThan(0)
    // of years past nothing is under way
    expect(reports.map(({ open }) => open > 0)).toEqual([true, false, false])
    const { items } = await hand.tell('city-review-1', 'case.queue', { stage: 'determining', limit: 20 })
    expect(items.length).toBeGreaterThan(1)
    const [copied] = (await allOf(desk.ports.store, PEOPLE)).filter(({ doc }) => /^desk-c\w+-w-zuo$/.test(doc.openid))
    const key = copied?.doc.openid.replace('desk-', '') ?? ''
    const own = await hand.tell(key, 'case.mine', {})
    expect(own.cases).toHaveLength(1)
  })
})
