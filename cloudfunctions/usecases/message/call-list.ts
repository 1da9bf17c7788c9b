import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { CALL_LIST_ROLES } from '@domain/contract/call-list'
import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import { actsAsAny } from '@domain/organisation/roles'
import { stillMatters } from '@domain/reminder/call-list'
import type { Stored } from '../../ports/doc-store'
import { type Office, officesOf } from '../application/list-queue'
import { unitNames } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { isOwnHousehold } from '../person/selves'
import { CALL_LIST, CASES, type CallListDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

export type CallListRow = CallOutput<'ring.list'>['items'][number]
type Found = { readonly open: readonly Stored<CallListDoc>[]; readonly more: boolean }

const BY_LEVEL = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const
const AT_ONCE = 100
/** matters read per call; finished ones count too */
const LOOKED_AT_MAX = 500

const openAt = async ({ ports }: Signed, { level, id }: Office): Promise<Found> => {
  const open: Stored<CallListDoc>[] = []
  let cursor: string | undefined
  do {
    const page = await ports.store.query(CALL_LIST, {
      index: BY_LEVEL[level],
      eq: [id, 'open'],
      limit: AT_ONCE,
      cursor,
    })
    open.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && open.length < LOOKED_AT_MAX)
  return { open, more: cursor !== undefined }
}

/** The calls that nobody answered, for the matter that was tried most often. */
const triedOf = (open: readonly Stored<CallListDoc>[]): CallListRow['tried'] =>
  open
    .flatMap(({ doc: { tried } }) => tried ?? [])
    .sort((a, b) => b.times - a.times)
    .map(({ times, last }) => ({ times, last }))[0]

const rowOf = (
  snapshot: CaseSnapshot,
  open: readonly Stored<CallListDoc>[],
  today: Signed['today'],
): Omit<CallListRow, 'unit'> => ({
  caseId: snapshot.id,
  name: snapshot.nameMasked,
  stage: snapshot.stage,
  unclaimed: snapshot.applicant === undefined,
  tried: triedOf(open.filter(({ doc }) => doc.caseId === snapshot.id)),
  matters: open
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
const urgency = ({ matters }: Pick<CallListRow, 'matters'>): string =>
  `${matters.map(({ dueOn }) => dueOn ?? LATER).sort()[0] ?? LATER}:${Math.min(...matters.map(({ since }) => since))}`

/**
 * Households within the caller's reach that must be informed by telephone, the most urgent first; never the caller's own
 * household.
 */
export const callListRows = async (
  context: Signed,
): Promise<{ readonly rows: readonly CallListRow[]; readonly more: boolean }> => {
  const { person, selves, today } = context
  const offices = await officesOf(context, CALL_LIST_ROLES)
  const parts: Found[] = []
  for (const office of offices) parts.push(await openAt(context, office))
  const open = parts.flatMap((part) => part.open)
  const ids = open.map(({ doc }) => doc.caseId)
  const mine = [...(await manyOf(context.ports.store, CASES, ids)).values()].filter(
    (doc) => actsAsAny(person.posts, CALL_LIST_ROLES, placeOf(doc)) !== undefined && !isOwnHousehold(selves, doc),
  )
  const wanted = mine
    .map((doc) => ({ row: rowOf(doc, open, today), base: doc.org.base }))
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
export const showCallList = (async (context) => {
  const { rows, more } = await callListRows(context)
  return ok({ items: [...rows], more })
}) satisfies UseCase<'ring.list'>
