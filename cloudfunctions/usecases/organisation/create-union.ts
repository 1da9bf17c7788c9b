import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { BELOW, mayStandBelow } from '@domain/organisation/org'
import type { Tx } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { unionsCount } from '../drive/figures'
import { COUNTS, ORGS, type OrgDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'
import { upsert } from '../stored/documents'
import { orgRef } from './org-ref'
import { allCounties, readEach } from './reach'
import { unionBelow } from './union-doc'
import { plainName } from './union-id'

const UNIONS_MAX = 20_000
const NUMBERS = 'counties'

/** The next number of a county: beyond all given ones, and beyond those given at the same time. */
const nextNumber = async (tx: Tx, given: readonly OrgDoc[]): Promise<number> => {
  const seen = await tx.get(COUNTS, NUMBERS)
  const no = Math.max(given.length, seen?.doc.n ?? 0, ...given.map((county) => county.no ?? 0)) + 1
  await upsert(tx, COUNTS, NUMBERS, seen, { n: no, counted: true })
  return no
}

/** 登记工会: below a union of the level above (市直工会 included), with a name unique there. */
export const createUnion = (async (context, input) => {
  const { store } = context.ports
  const parent = context.org
  const level = input.level ?? 'base'
  if (!mayStandBelow(parent.level, level)) return refuse('ORG_WRONG_LEVEL', { wanted: BELOW[parent.level].join(' ') })
  // the name appears on every notice of the union, which must not contain private numbers
  if (holdsPrivateData(input.name)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const siblings = [{ index: 'byParent', eq: [parent.id] }]
  const names = await readEach(store, ORGS, siblings, UNIONS_MAX, (org) => plainName(org.name))
  if (names === undefined || names.includes(plainName(input.name))) return refuse('ORG_EXISTS')
  const { name, staff, phone, serves } = input
  const org = unionBelow(parent, { name, level, staff, phone, serves, since: context.today })
  const { id, jurisdiction = '' } = org
  const counties = level === 'county' ? await allCounties(store) : undefined
  return context.commit(async (tx) => {
    if ((await tx.get(ORGS, id)) !== undefined) return refuse('ORG_EXISTS')
    const no = counties === undefined ? undefined : await nextNumber(tx, counties)
    await tx.insert(ORGS, id, no === undefined ? org : { ...org, no })
    // a new county has no base union yet: counted from the start
    if (level === 'county') await tx.insert(COUNTS, unionsCount(jurisdiction), { n: 0, counted: true })
    if (level === 'base') await moveCount(tx, unionsCount(jurisdiction), 1)
    return ok(orgRef(org))
  })
}) satisfies UseCase<'org.create'>
