import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import type { Collection, StoreWalk } from '@cloud/ports/doc-store'
import { everything } from '@cloud/usecases/maintenance/walk'
import {
  CASES,
  CHECK_BATCHES,
  COLLECTIONS,
  FILES,
  FILINGS,
  GRANTS,
  NOTICES,
  ORGS,
  PAYOUT_BATCHES,
  PEOPLE,
} from '@cloud/usecases/stored/collections'
import { placeOf } from '@domain/application/snapshot'
import type { PostRole } from '@domain/organisation/roles'

/** A thing with an id, and where it belongs: the unions above it, and the persons whose own it is. */
export type Thing = {
  readonly id: string
  readonly path: readonly string[]
  readonly owners: readonly string[]
  readonly seq?: number
  /** of a unit directly under the city, where the city's reviewer is also the county's */
  readonly isDirect?: boolean
  /** hangs on the notice board of this union, where its members see it */
  readonly board?: string
}
export type Attacker = {
  readonly key: string
  readonly person: string
  readonly roles: readonly PostRole[]
  readonly orgs: readonly string[]
  /** the union this person is a member of */
  readonly union?: string | undefined
}
export type Town = { readonly things: ReadonlyMap<string, readonly Thing[]>; readonly attackers: readonly Attacker[] }

const all = async <T>(
  store: StoreWalk,
  collection: Collection<T>,
): Promise<readonly (T & { readonly id: string })[]> => {
  const docs: (T & { readonly id: string })[] = []
  for await (const { id, doc } of everything(store, collection)) docs.push({ ...doc, id })
  return docs
}

const read = async (store: StoreWalk): Promise<Town> => {
  const [orgs, people, cases, notices, files, filings, checks, grants, batches] = await Promise.all([
    all(store, ORGS),
    all(store, PEOPLE),
    all(store, CASES),
    all(store, NOTICES),
    all(store, FILES),
    all(store, FILINGS),
    all(store, CHECK_BATCHES),
    all(store, GRANTS),
    all(store, PAYOUT_BATCHES),
  ])
  const pathOf = new Map(orgs.map(({ id, path: above }): [string, readonly string[]] => [id, above]))
  const ofCase = new Map(
    cases.map((one): [string, Thing] => {
      const { path: above, jurisdiction } = placeOf(one)
      return [
        one.id,
        {
          id: one.id,
          path: above,
          owners: one.applicant === undefined ? [] : [one.applicant],
          seq: one.seq,
          isDirect: jurisdiction === 'direct',
        },
      ]
    }),
  )
  const under = (id: string, caseId: string | undefined, ...owners: readonly string[]): Thing => {
    const its = ofCase.get(caseId ?? '')
    return { id, path: its?.path ?? [], owners: [...owners, ...(its?.owners ?? [])] }
  }
  const onBoard = new Map(
    cases.filter(({ stage }) => stage === 'on-notice').map(({ id, org }): [string, string] => [id, String(org.base)]),
  )
  const filedIn = new Map(filings.map(({ id, caseId }) => [id, caseId as string]))
  const things: readonly (readonly [string, readonly Thing[]])[] = [
    ['CA', [...ofCase.values()]],
    [
      'OR',
      orgs.map(({ id, path: above, jurisdiction }) => ({
        id,
        path: above,
        owners: [],
        isDirect: jurisdiction === 'direct',
      })),
    ],
    ['PE', people.map(({ id, posts }) => ({ id, path: pathOf.get(posts[0]?.org ?? '') ?? [], owners: [id] }))],
    ['NO', notices.map(({ id, caseId }) => under(id, caseId))],
    // a file that belongs to no case, a poster on a wall for example, is seen by whoever sees what it belongs to
    [
      'FI',
      files
        .filter(({ id }) => ofCase.has(filedIn.get(id) ?? ''))
        .map(({ id, owner, purpose }) => {
          const board = purpose === 'notice-photo' ? onBoard.get(filedIn.get(id) ?? '') : undefined
          return { ...under(id, filedIn.get(id), String(owner)), ...(board === undefined ? {} : { board }) }
        }),
    ],
    ['CB', checks.map(({ id, city }) => ({ id, path: [String(city)], owners: [] }))],
    ['GR', grants.map(({ id, caseId }) => under(id, String(caseId)))],
    ['PB', batches.map(({ id, org }) => ({ id, path: pathOf.get(String(org)) ?? [], owners: [] }))],
  ]
  return {
    things: new Map(things),
    attackers: people
      .filter(({ openid }) => openid.startsWith('desk-'))
      .map(({ id, openid, posts, memberOf }) => ({
        key: openid.slice('desk-'.length),
        person: id,
        roles: posts.map(({ role }) => role),
        orgs: posts.map(({ org }) => org),
        union: memberOf,
      })),
  }
}

/** What is in the store of a desk: read from a copy, while the desk goes on. */
export const townIn = async (data: string): Promise<Town> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attack-'))
  cpSync(data, folder, { recursive: true })
  const store = openSqlite(path.join(folder, 'cloud.db'), COLLECTIONS)
  try {
    return await read(store)
  } finally {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
