import type { OrgId } from '@domain/kernel/ids'
import { invariant } from '@domain/kernel/result'
import type { DocStore } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { CASES, ORGS } from '../stored/collections'
import { unionsById } from './known-unions'
import { allCounties } from './reach'

/** The number that the county's file numbers had in the former release, which had it in its code: 2023-04-0123456789 has 4. */
const formerNumber = async (store: DocStore, county: OrgId): Promise<number | undefined> => {
  for (const stage of ['on-file', 'exited'] as const) {
    const { items } = await store.query(CASES, { index: 'byCounty', eq: [county, stage], limit: 1 })
    const number = /^\d{4}-(\d+)-/.exec(items[0]?.doc.dossierNo ?? '')?.[1]
    if (number !== undefined) return Number(number)
  }
  return undefined
}

/**
 * Numbers the counties that an earlier release founded: as in the file numbers they have, the others with the lowest numbers that
 * are free. Returns how many it numbered; an interrupted run is continued by the next.
 */
export const numberPlaces = async ({ store }: Pick<Ports, 'store'>): Promise<number> => {
  const counties = await allCounties(store)
  const missing = counties.filter(({ no }) => no === undefined)
  if (missing.length === 0) return 0
  const numbers = new Map<OrgId, number>()
  for (const { id, no } of counties) {
    const known = no ?? (await formerNumber(store, id))
    if (known !== undefined) numbers.set(id, known)
  }
  const taken = new Set(numbers.values())
  const free = counties.map((_, i) => i + 1).filter((no) => !taken.has(no))
  for (const { id } of missing) {
    const no = numbers.get(id) ?? free.shift()
    await store.transaction(async (tx) => {
      const seen = await tx.get(ORGS, id)
      if (seen !== undefined && seen.doc.no === undefined && no !== undefined)
        await tx.replace(ORGS, seen, { ...seen.doc, no })
    })
  }
  return missing.length
}

/** The number of a county in its file numbers. */
export const numberOf = async (ports: Pick<Ports, 'store' | 'clock'>, county: OrgId): Promise<number> => {
  const known = (await unionsById(ports, [county]))[0]?.no
  if (known !== undefined) return known
  await numberPlaces(ports)
  const no = (await ports.store.get(ORGS, county))?.doc.no
  invariant(no !== undefined, 'every county has a number')
  return no
}
