import type { PersonId } from '@domain/kernel/ids'
import { type DigestItem, NO_DIGEST, verbsOf, withItems } from '@domain/reminder/digest'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { notify } from '../message/notify'
import { DIGESTS, type DigestDoc, INBOX, type ReminderRunDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import type { DueFound } from './due-cases'

/** Persons per transaction. */
const AT_ONCE = 25

const inSlices = async <T>(items: readonly T[], work: (slice: readonly T[]) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < items.length; at += AT_ONCE) await work(items.slice(at, at + AT_ONCE))
}

const digestId = (run: string, person: PersonId): string => `${run}:${person}`

type Share = { readonly person: PersonId; readonly items: readonly DigestItem[] }

/** Groups the found items by receiver. */
const sharesOf = (found: readonly DueFound[]): readonly Share[] => {
  const shares = new Map<PersonId, DigestItem[]>()
  for (const { item, receivers } of found)
    for (const { person, role } of receivers) {
      const items = shares.get(person) ?? []
      if (item !== undefined) items.push({ ...item, role })
      shares.set(person, items)
    }
  return [...shares].map(([person, items]) => ({ person, items }))
}

/**
 * Adds a share to a person's digest, unless the step was done before: an earlier clock may have stopped before noting the step,
 * or a concurrent clock was faster.
 */
const addShare = async (
  tx: Tx,
  run: Stored<ReminderRunDoc>,
  { person, items }: Share,
  seen: Stored<DigestDoc> | undefined,
): Promise<void> => {
  const { on, step } = run.doc
  if (seen !== undefined && seen.doc.step >= step) return
  const digest = withItems(seen?.doc ?? NO_DIGEST, items, on)
  const doc: DigestDoc = { ...digest, run: run.id, on, person, step }
  await upsert(tx, DIGESTS, digestId(run.id, person), seen, doc)
}

/** Adds a page of due items to the digests of their receivers. Batched by persons, not by cases. */
export const gather = async (ports: Ports, run: Stored<ReminderRunDoc>, found: readonly DueFound[]): Promise<void> => {
  await inSlices(sharesOf(found), (slice) =>
    ports.store.transaction(async (tx) => {
      const ids = slice.map(({ person }) => digestId(run.id, person))
      const seen = await tx.getMany(DIGESTS, ids)
      for (const [i, share] of slice.entries()) await addShare(tx, run, share, seen[i])
    }),
  )
  const own = found.flatMap((each) => (each.own === undefined ? [] : [each.own]))
  await inSlices(own, (slice) =>
    ports.store.transaction(async (tx) => {
      const ids = slice.map(({ key }) => `${key}:0`)
      const told = await tx.getMany(INBOX, ids)
      for (const [i, { key, messages }] of slice.entries())
        if (told[i] === undefined) await notify(tx, { now: ports.clock.now() }, key, messages)
    }),
  )
}

/** The digests of a run, in a stable order. */
export const gatheredIn = ({ store }: Ports, run: string, limit: number, cursor: string | undefined) =>
  store.query(DIGESTS, { index: 'byRun', eq: [run], limit, cursor })

const tellOne = async (tx: Tx, now: number, { id, doc }: Stored<DigestDoc>): Promise<void> => {
  const verbs = verbsOf(doc)
  const facts = {
    ...{ on: doc.on, count: String(doc.count), overdue: String(doc.overdue) },
    ...(verbs === undefined ? {} : { verbs }),
  }
  await notify(tx, { now }, `digest:${id}`, [{ to: doc.person, key: 'dutiesDue', facts, duties: doc.items }])
}

/** Sends each person one message with everything due; a person who already has this message is skipped. */
export const tell = async (tx: Tx, now: number, digests: readonly Stored<DigestDoc>[]): Promise<void> => {
  const ids = digests.map(({ id }) => `digest:${id}:0`)
  const told = await tx.getMany(INBOX, ids)
  for (const [i, digest] of digests.entries()) if (told[i] === undefined) await tellOne(tx, now, digest)
}
