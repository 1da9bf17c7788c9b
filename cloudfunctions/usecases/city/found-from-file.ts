import type { OrgId } from '@domain/kernel/ids'
import { addDays, shanghaiDate, yearOf } from '@domain/kernel/plain-date'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { type Founded, type Founding, unionsIn } from '@domain/organisation/founding'
import { Policy } from '@domain/policy/policy'
import { startingPolicy } from '@domain/policy/starting'
import type { DocStore } from '../../ports/doc-store'
import type { Clock, Ids, Sealer } from '../../ports/world'
import { holders } from '../organisation/holders'
import { putUnions } from '../organisation/put-unions'
import { allCounties } from '../organisation/reach'
import { unionBelow } from '../organisation/union-doc'
import { putPolicy } from '../policy/at-hand'
import { beginWithFacts } from '../report/case-facts'
import { type CityRef, INVITES, ORGS, type OrgDoc } from '../stored/collections'
import { listCity } from './list-city'
import { ownCity } from './own-city'
import { cityDoc } from './write-city'

type Shop = {
  readonly city?: OrgId | undefined
  readonly store: DocStore
  readonly sealer: Sealer
  readonly clock: Clock
  readonly ids: Ids
}
type Head = Pick<Founding, 'name' | 'phone' | 'administrator'>

/** Unions per transaction. */
const AT_ONCE = 20
const DIGITS = 10
const INVITED_MS = 7 * 24 * 60 * 60_000

/** The union at the top of this part of the installation; false when another stands here. */
const begin = async (shop: Shop, { name, phone }: Head, level: CityRef['level']): Promise<boolean> => {
  const { store, clock } = shop
  const id = ownCity(shop)
  const today = shanghaiDate(clock.now())
  const seen = await store.get(ORGS, id)
  if (seen !== undefined) return seen.doc.name === name
  await store.transaction(async (tx) => {
    await tx.insert(ORGS, id, { ...cityDoc(id, { name, phone, staff: 0 }), level })
    await listCity(tx, { id, name, phone, level })
    if (level === 'province') return
    await beginWithFacts(tx, yearOf(today))
    await putPolicy(tx, Policy.parse(startingPolicy(addDays(today, -1), `底稿 ${today}`)), [])
  })
  return true
}

/** The documents of the unions of a file, each after the one above it. */
const docsOf = (founding: Founding, city: OrgDoc): readonly OrgDoc[] => {
  const docs = new Map<string, OrgDoc>()
  const keyOf = (names: readonly string[]): string => names.join('\n')
  const docOf = ({ above, phone = founding.phone, ...facts }: Founded): OrgDoc => {
    const parent = above.length === 0 ? city : docs.get(keyOf(above))
    invariant(parent !== undefined, 'a union comes after the one above it')
    const doc = unionBelow(parent, { ...facts, phone })
    docs.set(keyOf([...above, facts.name]), doc)
    return doc
  }
  return unionsIn(founding).map(docOf)
}

/** Counties get the numbers of their places in the file, as far as no county from before has them. */
const numbered = (docs: readonly OrgDoc[], before: readonly OrgDoc[]): readonly OrgDoc[] => {
  const given = new Set(before.map(({ no }) => no))
  const counties = docs.filter(({ level }) => level === 'county')
  const last = Math.max(counties.length, ...before.map(({ no = 0 }) => no))
  const free = [...counties.map((_, i) => i + 1), ...counties.map((_, i) => last + i + 1)].filter(
    (no) => !given.has(no),
  )
  const known = new Set(before.map(({ id }) => id))
  return docs.map((doc) => {
    const no = doc.level === 'county' && !known.has(doc.id) ? free.shift() : undefined
    return no === undefined ? doc : { ...doc, no }
  })
}

/** A code by which the administrator takes up the post; none when there is an administrator already. */
const inviteFirst = async (shop: Shop, name: string): Promise<string | undefined> => {
  const { store, sealer, clock, ids } = shop
  const org = ownCity(shop)
  if ((await holders({ store }, org, 'administrator')).length > 0) return undefined
  const code = ids.digits(DIGITS)
  const until = clock.now() + INVITED_MS
  const invite = { org, role: 'administrator' as const, name, until }
  await store.transaction((tx) => tx.insert(INVITES, sealer.hash(code, 'code'), invite))
  return code
}

/**
 * 按文件开通: the city, its unions in portions, and an invitation for the first administrator. Existing unions stay as they are, so
 * an interrupted run is continued by repeating it, and a longer file adds what is new. Counties keep the numbers of the file.
 */
export const foundFrom = async (shop: Shop, founding: Founding) => {
  if (!(await begin(shop, founding, 'city'))) return refuse('CITY_FOUNDED')
  const city = (await shop.store.get(ORGS, ownCity(shop)))?.doc
  invariant(city !== undefined, 'the city has been written')
  const docs = numbered(docsOf(founding, city), await allCounties(shop.store))
  let made = 0
  for (let at = 0; at < docs.length; at += AT_ONCE)
    made += await shop.store.transaction((tx) => putUnions(tx, docs.slice(at, at + AT_ONCE)))
  return ok({ made, unions: docs.length, code: await inviteFirst(shop, founding.administrator) })
}

/** The union of a province in its own part: it has no unions below it there, because its cities have parts of their own. */
export const foundProvince = async (shop: Shop, province: Head) => {
  if (!(await begin(shop, province, 'province'))) return refuse('CITY_FOUNDED')
  return ok({ made: 0, unions: 0, code: await inviteFirst(shop, province.administrator) })
}
