import type { PersonId } from '@domain/kernel/ids'
import { bareName } from '@domain/kernel/plain'
import { GROUNDS, type Ground, type Reachable } from '@domain/organisation/said'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import type { Sealer } from '../../ports/world'
import { unionsById } from '../organisation/known-unions'
import { PEOPLE, PERSON_MARKS, PERSON_QUESTIONS, type PersonDoc, type PersonMarkDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import { type Line, noteAsked, put, questionId } from './ask'
import { openMobile, saidIdsOf, sealSaid } from './seal-said'

/** The marks to compare, each hashed with its kind, so that a telephone number never matches a name. */
const marksOf = (
  sealer: Sealer,
  { name, said }: PersonDoc,
): readonly { readonly ground: Ground; readonly id: string }[] => {
  if (said === undefined) return []
  return [
    ...saidIdsOf({ said }).map((hash) => ({ ground: 'id-number' as const, id: `id-number:${hash}` })),
    { ground: 'mobile', id: `mobile:${sealer.hash(`mobile:${openMobile(sealer, said)}`, 'person')}` },
    { ground: 'name', id: `name:${sealer.hash(`name:${bareName(name)}`, 'person')}` },
  ]
}

/** Whether one union is the other or above it: only then can both accounts act on the same case. */
const inLine = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.some((one) => b.some((other) => one.every((org, i) => other[i] === org) || other.every((org, i) => one[i] === org)))

type Alike = { readonly person: PersonId; readonly lines: readonly Line[]; readonly because: readonly Ground[] }

/** Registers the account under one of its marks; returns the other accounts registered there. */
const mark = async (
  tx: Tx,
  id: string,
  seen: Stored<PersonMarkDoc> | undefined,
  me: PersonId,
  lines: readonly Line[],
): Promise<PersonMarkDoc['at']> => {
  const others = (seen?.doc.at ?? []).filter(({ person }) => person !== me)
  const doc = { at: [...others, { person: me, lines }] }
  await upsert(tx, PERSON_MARKS, id, seen, doc)
  return others
}

const alikeTo = async (tx: Tx, sealer: Sealer, me: PersonDoc, lines: readonly Line[]): Promise<readonly Alike[]> => {
  const marks = marksOf(sealer, me)
  const ids = marks.map(({ id }) => id)
  const seen = await tx.getMany(PERSON_MARKS, ids)
  const found = new Map<PersonId, Alike>()
  for (const [i, { ground, id }] of marks.entries())
    for (const other of await mark(tx, id, seen[i], me.id, lines)) {
      if (ground === 'name' && !inLine(lines, other.lines)) continue
      const before = found.get(other.person)?.because ?? []
      const because = GROUNDS.filter((one) => one === ground || before.includes(one))
      found.set(other.person, { ...other, because })
    }
  return [...found.values()]
}

/** Prefetched in parallel with other reads before the transaction, so that the comparison needs no separate request. */
export const askMarks = (
  { store, sealer }: Pick<Ports, 'store' | 'sealer'>,
  me: PersonDoc,
  said: Reachable | undefined,
  now: number,
): Promise<unknown> => {
  const marks = marksOf(sealer, said === undefined ? me : withSaid(sealer, me, said, now))
  return store.getMany(
    PERSON_MARKS,
    marks.map(({ id }) => id),
  )
}

/** The paths (from the city down) of the unions where a person holds posts; looked up before the transaction. */
export const linesOf = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  { posts }: Pick<PersonDoc, 'posts'>,
): Promise<readonly Line[]> =>
  (
    await unionsById(
      ports,
      posts.map(({ org }) => org),
    )
  ).map(({ path }) => path)

export const withSaid = (sealer: Sealer, me: PersonDoc, said: Reachable, now: number): PersonDoc => ({
  ...me,
  said: sealSaid(sealer, said, now, me.said),
})

/**
 * Registers an account under its numbers and name, and opens a question about every other account registered under the same
 * number or name. Returns the person's document to be stored; nothing is compared while the person has stated nothing.
 */
export const compared = async (
  tx: Tx,
  { ports: { sealer }, now }: { readonly ports: Pick<Ports, 'sealer'>; readonly now: number },
  me: PersonDoc,
  lines: readonly Line[],
): Promise<PersonDoc> => {
  const asked: PersonId[] = []
  const alike = (await alikeTo(tx, sealer, me, lines)).filter(({ person }) => me.same?.includes(person) !== true)
  // prefetched in parallel, so that the store batches these reads into one request
  await Promise.all(
    alike.flatMap(({ person }) => [tx.get(PERSON_QUESTIONS, questionId(me.id, person)), tx.get(PEOPLE, person)]),
  )
  for (const other of alike) {
    const [a = me.id, b = other.person] = [me.id, other.person].sort()
    if ((await put(tx, { a, b }, other.because, [...lines, ...other.lines], now)) !== 'open') continue
    await noteAsked(tx, other.person, me.id)
    asked.push(other.person)
  }
  return asked.length === 0 ? me : { ...me, asked: [...new Set([...(me.asked ?? []), ...asked])] }
}
