import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import { RINGERS } from '@domain/contract/ring'
import { ok } from '@domain/kernel/result'
import { actsAsAny } from '@domain/organisation/roles'
import { stillMatters } from '@domain/reminder/ring'
import type { Stored } from '../../ports/doc-store'
import { type Office, officesOf } from '../application/list-queue'
import { unitNames } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { isOwnHousehold } from '../person/selves'
import { CASES, RINGS, type RingDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

export type RingRow = CallOutput<'ring.list'>['items'][number]
type Found = { readonly rings: readonly Stored<RingDoc>[]; readonly more: boolean }

const BY_LEVEL = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const
const AT_ONCE = 100
/** matters read per call; finished ones count too */
const LOOKED_AT_MAX = 500

const openAt = async ({ ports }: Signed, { level, id }: Office): Promise<Found> => {
  const rings: Stored<RingDoc>[] = []
  let cursor: string | undefined
  do {
    const page = await ports.store.query(RINGS, {
      index: BY_LEVEL[level],
      eq: [id, 'open'],
      limit: AT_ONCE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    rings.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && rings.length < LOOKED_AT_MAX)
  return { rings, more: cursor !== undefined }
}

const rowOf = (
  snapshot: CaseSnapshot,
  rings: readonly Stored<RingDoc>[],
  today: Signed['today'],
): Omit<RingRow, 'unit'> => ({
  caseId: snapshot.id,
  name: snapshot.nameMasked,
  stage: snapshot.stage,
  unclaimed: snapshot.applicant === undefined,
  matters: rings
    .filter(({ doc }) => doc.caseId === snapshot.id && stillMatters(doc.key, snapshot))
    .map(({ id, doc: { key, since, dueOn } }) => ({
      id,
      key,
      since,
      ...(dueOn === undefined ? {} : { dueOn }),
      overdue: dueOn !== undefined && dueOn < today,
    })),
})

const LATER = '9999-12-31'
const urgency = ({ matters }: Pick<RingRow, 'matters'>): string =>
  `${matters.map(({ dueOn }) => dueOn ?? LATER).sort()[0] ?? LATER}:${Math.min(...matters.map(({ since }) => since))}`

/**
 * Households within the caller's reach that must be informed by telephone, the most urgent first; never the caller's own
 * household.
 */
export const ringRows = async (
  context: Signed,
): Promise<{ readonly rows: readonly RingRow[]; readonly more: boolean }> => {
  const { person, selves, today } = context
  const offices = await officesOf(context, RINGERS)
  const parts: Found[] = []
  for (const office of offices) parts.push(await openAt(context, office))
  const rings = parts.flatMap((part) => part.rings)
  const ids = rings.map(({ doc }) => doc.caseId)
  const mine = [...(await manyOf(context.ports.store, CASES, ids)).values()].filter(
    (doc) => actsAsAny(person.posts, RINGERS, placeOf(doc)) !== undefined && !isOwnHousehold(selves, doc),
  )
  const wanted = mine
    .map((doc) => ({ row: rowOf(doc, rings, today), base: doc.org.base }))
    .filter(({ row }) => row.matters.length > 0)
    .sort((a, b) => (urgency(a.row) < urgency(b.row) ? -1 : 1))
  const shown = wanted.slice(0, AT_ONCE)
  const units = await unitNames(context.ports, [...new Set(shown.map(({ base }) => base))])
  return {
    rows: shown.map(({ row, base }) => ({ ...row, unit: units.get(base) ?? '' })),
    more: wanted.length > shown.length || parts.some((part) => part.more),
  }
}

/** 电话告知清单 */
export const listRings = (async (context) => {
  const { rows, more } = await ringRows(context)
  return ok({ items: [...rows], more })
}) satisfies UseCase<'ring.list'>
