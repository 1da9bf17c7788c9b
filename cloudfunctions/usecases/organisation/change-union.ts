import type { CallInput } from '@domain/contract/index'
import type { OrgId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { placeName } from '@domain/organisation/jurisdiction'
import { DEPTH_MAX } from '@domain/organisation/org'
import { type Going, wantsTo } from '@domain/organisation/union-change'
import type { DocStore, Tx } from '../../ports/doc-store'
import type { AtOrg, InCommand, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { confirmedCount, unionsCount } from '../drive/figures'
import { DRIVE_CONFIRMATIONS, ORGS, type OrgDoc, UNION_CHANGES, type UnionChangeDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'
import { followChange } from './follow-changes'
import { placeIn } from './invitations'
import { forgetUnions } from './known-unions'
import { readAll, readEach } from './reach'
import { shortOf } from './union-doc'
import { plainName, unionId } from './union-id'

type Changing = AtOrg & InCommand
type Said = CallInput<'org.change'>
type Rename = Extract<Said['change'], { readonly kind: 'rename' }>

const UNIONS_MAX = 20_000
/** The call itself lets everything follow for so long; the clock does the rest. */
const FOLLOW_MS = 3000

const namesBelow = (store: DocStore, above: OrgId, but: OrgId) =>
  readEach(store, ORGS, [{ index: 'byParent', eq: [above] }], UNIONS_MAX, ({ id, name }) =>
    id === but ? '' : plainName(name),
  )

/** Whether an earlier change of the union is still being followed. */
const isChanging = async ({ ports: { store } }: Changing, unions: readonly OrgId[]): Promise<boolean> => {
  const { items } = await store.query(UNION_CHANGES, { index: 'byState', eq: ['open'], limit: 100 })
  return items.some(({ doc }) => doc.again !== undefined && doc.left.some((one) => unions.includes(one)))
}

/** A table from before the change names the union by what it was: there it is found, and not registered again. */
const remember = async (tx: Tx, now: OrgDoc, above: OrgId, name: string, how: 'rename' | 'move'): Promise<void> => {
  const id = unionId(above, name)
  if ((await tx.get(ORGS, id)) === undefined) await tx.insert(ORGS, id, { ...now, id, ended: { how, into: now.id } })
}

const changeDoc = ({ org, now, today, person }: Changing, said: Said, becomes: string, left: readonly OrgId[]) => {
  const { change, because } = said
  const doc: UnionChangeDoc = {
    ...{ org: org.id, kind: change.kind, because, was: org.name, becomes, place: placeIn(org) },
    ...(change.kind === 'rename' ? {} : { to: change.to }),
    ...{ on: today, at: now, by: person.id, byName: person.name, cases: 0, left, again: left },
  }
  return doc
}

const changeId = ({ person, commandId }: Changing): string => `UC-${derivedId(person.id, commandId, 'union-change')}`

/** A county's place goes by its name, unless it was named otherwise on purpose. */
const placeAfter = (seen: OrgDoc): OrgDoc['place'] =>
  seen.place === placeName({ name: seen.name }) ? undefined : seen.place

/** The union with what is entered; it is still found by the names it had. */
const named = (seen: OrgDoc, { name, phone, staff, serves = seen.serves }: Rename): OrgDoc => {
  const { place: _place, serves: _serves, ...rest } = seen
  const place = placeAfter(seen)
  const before = plainName(name) === plainName(seen.name) ? [] : [seen.name]
  const former = [...new Set([...(rest.former ?? []), ...before])]
  return {
    ...{ ...rest, name, phone: phone ?? rest.phone, staff: staff ?? rest.staff },
    short: shortOf({ name, level: rest.level }),
    ...(place === undefined ? {} : { place }),
    ...(former.length === 0 ? {} : { former }),
    ...(serves === true && rest.level === 'base' ? { serves } : {}),
  }
}

/** 更正、更名: lists and new papers have the new name at once; papers and figures of before keep what they say. */
const rename = async (context: Changing, said: Said, change: Rename) => {
  const { ports, org } = context
  const { name } = change
  const same = plainName(name) === plainName(org.name)
  if (holdsPrivateData(name)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  if (!same && (await namesBelow(ports.store, org.parent as OrgId, org.id))?.includes(plainName(name)) === true)
    return refuse('ORG_EXISTS')
  return context.commit(async (tx) => {
    const seen = await tx.get(ORGS, org.id)
    if (seen === undefined || seen.doc.ended !== undefined) return refuse('UNION_ENDED')
    const now = named(seen.doc, change)
    await tx.replace(ORGS, seen, now)
    if (!same && org.parent !== '') await remember(tx, now, org.parent as OrgId, name, 'rename')
    const { again: _none, ...doc } = changeDoc(context, said, name, [])
    await tx.insert(UNION_CHANGES, changeId(context), doc)
    return ok({ left: 0, cases: 0 })
  })
}

/** All unions below a street, each after the one above it. */
const unionsBelow = async (store: DocStore, { id, level, jurisdiction }: OrgDoc): Promise<readonly OrgDoc[]> => {
  if (level === 'base') return []
  const parts = ['street', 'base'].map((one) => ({ index: 'byLevelIn', eq: [one, jurisdiction ?? ''] }))
  const found = (await readAll(store, ORGS, parts, Number.POSITIVE_INFINITY)) ?? []
  return found
    .filter((union) => union.id !== id && union.path.includes(id))
    .sort((a, b) => a.path.length - b.path.length)
}

const deepest = (unions: readonly OrgDoc[]): number => Math.max(...unions.map(({ path }) => path.length))

/** The same name twice below one union, or a tree too deep, is refused before anything changes. */
const fitsBelow = async (store: DocStore, kind: Going, union: OrgDoc, to: OrgDoc, below: readonly OrgDoc[]) => {
  if (kind !== 'move' && union.level === 'base') return ok(true)
  const coming = kind === 'move' ? [union] : below.filter(({ parent }) => parent === union.id)
  const deeper = to.path.length - union.path.length + (kind === 'move' ? 1 : 0)
  if (deepest([union, ...below]) + deeper > DEPTH_MAX) return refuse('UNION_NOT_THERE')
  const there = new Set(coming.length === 0 ? [] : await namesBelow(store, to.id, union.id))
  return coming.some(({ name }) => there.has(plainName(name))) ? refuse('ORG_EXISTS') : ok(true)
}

/** The drive counts the union no more, and its poster neither. */
const uncount = async (tx: Tx, { id, jurisdiction = '' }: OrgDoc, year: number): Promise<void> => {
  await moveCount(tx, unionsCount(jurisdiction), -1)
  for (const drive of [year, year + 1])
    if ((await tx.get(DRIVE_CONFIRMATIONS, `${drive}:${id}`)) !== undefined)
      await moveCount(tx, confirmedCount(drive, jurisdiction), -1)
}

/** What the union becomes in the tree, written at once: it hangs elsewhere, or has ended. */
const writeGoing = async (tx: Tx, { today }: Changing, kind: Going, ids: readonly [OrgId, OrgId]) => {
  const [seen, to] = await tx.getMany(ORGS, ids)
  if (seen === undefined || to === undefined) return refuse('NOT_FOUND')
  if (seen.doc.ended !== undefined || to.doc.ended !== undefined) return refuse('UNION_ENDED')
  const union = seen.doc
  if (kind === 'move') {
    const now = { ...union, parent: to.id, path: [...to.doc.path, union.id] }
    await tx.replace(ORGS, seen, now)
    await remember(tx, now, to.doc.id, union.name, 'move')
    return ok(to.doc.name)
  }
  await tx.replace(ORGS, seen, { ...union, ended: { how: kind, into: to.doc.id } })
  const former = [...new Set([...(to.doc.former ?? []), union.name, ...(union.former ?? [])])]
  if (union.level === 'base') {
    await tx.replace(ORGS, to, { ...to.doc, former, staff: to.doc.staff + union.staff })
    await uncount(tx, union, yearOf(today))
  }
  return ok(to.doc.name)
}

/** 划转、并入、撤销: the tree is changed at once; cases, officers and members follow in the same call, or by the clock. */
const go = async (context: Changing, said: Said, kind: Going, id: OrgId) => {
  const { ports, org } = context
  const { store } = ports
  const [to, below] = await Promise.all([store.get(ORGS, id), unionsBelow(store, org)])
  if (to === undefined) return refuse('NOT_FOUND')
  if (to.doc.ended !== undefined) return refuse('UNION_ENDED')
  const fits = wantsTo(kind, org, to.doc)
  if (!fits.ok) return fits
  const left = [org.id, ...below.map((union) => union.id)]
  if (await isChanging(context, left)) return refuse('UNION_CHANGING')
  const spot = await fitsBelow(store, kind, org, to.doc, below)
  if (!spot.ok) return spot
  const changed = await context.commit(async (tx) => {
    const name = await writeGoing(tx, context, kind, [org.id, id])
    if (!name.ok) return name
    await tx.insert(UNION_CHANGES, changeId(context), changeDoc(context, said, name.value, left))
    return ok({ left: left.length, cases: 0 })
  })
  if (!changed.ok) return changed
  forgetUnions(ports)
  return ok(await followChange(ports, changeId(context), ports.clock.now() + FOLLOW_MS))
}

/** 变更一家工会, with the reason; kept for ever in its history. */
export const changeUnion = (async (context, said) => {
  const { change, because } = said
  if (holdsPrivateData(because)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  if (change.kind !== 'rename') return go(context, said, change.kind, change.to)
  const renamed = await rename(context, said, change)
  forgetUnions(context.ports)
  return renamed
}) satisfies UseCase<'org.change'>
