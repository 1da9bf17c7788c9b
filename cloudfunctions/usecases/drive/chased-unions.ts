import type { CallInput, CallOutput } from '@domain/contract/index'
import type { OrgId } from '@domain/kernel/ids'
import { yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { orgRef } from '../organisation/org-ref'
import { allJurisdictions, jurisdictionsOf, reachOf, readAll, readEach } from '../organisation/reach'
import { DRIVE_CONFIRMATIONS, ORGS, POSTS } from '../stored/collections'

type Sought = CallInput<'drive.chase'>
export type ChasedUnion = CallOutput<'drive.chase'>['unions'][number]

const MOST = Number.POSITIVE_INFINITY
const SHOWN = 100

/** How many base officers each union has. */
const officersByUnion = async ({ ports }: Signed): Promise<ReadonlyMap<OrgId, number>> => {
  const orgs = await readEach(ports.store, POSTS, [{ index: 'byRole', eq: ['base-officer'] }], MOST, ({ org }) => org)
  const counts = new Map<OrgId, number>()
  for (const org of orgs ?? []) counts.set(org, (counts.get(org) ?? 0) + 1)
  return counts
}

/** The jurisdictions asked about, as far as the caller reaches them. */
export const placesSought = async (context: Signed, jurisdiction: Sought['jurisdiction']) => {
  const within = jurisdictionsOf(await reachOf(context))
  const seen = within === undefined ? await allJurisdictions(context.ports.store) : [...within]
  if (jurisdiction === undefined) return ok(seen)
  return seen.includes(jurisdiction) ? ok([jurisdiction]) : refuse('NOT_ALLOWED')
}

/** All unions of one kind, by place and name. */
export const chasedUnions = async (context: Signed, { year, jurisdiction, which }: Sought) => {
  const { store } = context.ports
  const places = await placesSought(context, jurisdiction)
  if (!places.ok) return places
  const [unions, posted, officers] = await Promise.all([
    readAll(
      store,
      ORGS,
      places.value.map((place) => ({ index: 'byLevelIn', eq: ['base', place] })),
      MOST,
    ),
    readEach(
      store,
      DRIVE_CONFIRMATIONS,
      places.value.map((place) => ({ index: 'byPlace', eq: [year, place] })),
      MOST,
      ({ org }) => org,
    ),
    officersByUnion(context),
  ])
  const done = new Set(posted)
  const all = (unions ?? []).map((union): ChasedUnion => {
    const { id, phone, since } = union
    const own = { confirmed: done.has(id), officers: officers.get(id) ?? 0 }
    return { org: orgRef(union), phone, ...own, ...(since === undefined ? {} : { since }) }
  })
  const wanted: Readonly<Record<Sought['which'], (union: ChasedUnion) => boolean>> = {
    waiting: ({ confirmed }) => !confirmed,
    'no-officer': ({ officers: count }) => count === 0,
    new: ({ since }) => since !== undefined && yearOf(since) === year,
  }
  return ok(all.filter(wanted[which]))
}

/** 要追的: the first of them, and how many there are. */
export const listChased = (async (context, sought) => {
  const found = await chasedUnions(context, sought)
  if (!found.ok) return found
  return ok({ unions: found.value.slice(0, SHOWN), count: found.value.length })
}) satisfies UseCase<'drive.chase'>
