import { placeOf } from '@domain/application/snapshot'
import { isAlive, STAGES, type Stage } from '@domain/application/stage'
import { turnAtBase } from '@domain/application/turn'
import type { CallOutput } from '@domain/contract/index'
import { ok } from '@domain/kernel/result'
import { actsAs } from '@domain/organisation/roles'
import type { Signed, UseCase } from '../call/context'
import { postersOwed } from '../drive/drive-coverage'
import { isOwnHousehold, readerOf } from '../person/selves'
import { factsAreKept, pageOfFacts } from '../report/case-facts'
import { lackingAt } from '../roster/lacking'
import { CASES, NO_DAY } from '../stored/collections'
import { manyOf } from '../stored/many'
import { callListDuties } from './list-duties'
import { type Office, officesOf } from './list-queue'
import { caseRows } from './rows'

type Row = CallOutput<'case.work'>['mine'][number]

const ROLE = 'base-officer'
const BY_STAGE = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const
/** Cases read per stage and union, and rows answered: a base union has some thirty cases at once. */
const READ_MAX = 60
const SHOWN_MAX = 100

/** Cases on file wait for nothing at the base union; closed cases are read only if they have a due day, for a paper on the wall. */
const READ = STAGES.filter((stage) => stage !== 'on-file' && stage !== 'exited')

const idsAt = async ({ ports: { store } }: Signed, kept: boolean, org: Office, stage: Stage) => {
  const within = isAlive(stage) ? {} : { lt: NO_DAY }
  const page = await pageOfFacts(store, kept, {
    ...{ index: BY_STAGE[org.level], eq: [org.id, stage], limit: READ_MAX },
    ...within,
  })
  return { ids: page.items.map(({ id }) => id), more: page.next !== undefined }
}

/** Due days first, the earliest at the top; without one, in a stable order. */
const byDue = (a: Row, b: Row): number => {
  const [one, other] = [a.row.dueOn ?? NO_DAY, b.row.dueOn ?? NO_DAY]
  if (one === other) return a.row.id < b.row.id ? -1 : 1
  return one < other ? -1 : 1
}

/** The cases of the caller's base unions that are not finished, each with whose turn it is. */
const rowsOf = async (context: Signed) => {
  const { ports, person, selves, today } = context
  const kept = await factsAreKept(ports.store)
  const offices = await officesOf(context, [ROLE])
  const found = await Promise.all(offices.flatMap((org) => READ.map((stage) => idsAt(context, kept, org, stage))))
  const cases = await manyOf(ports.store, CASES, [...new Set(found.flatMap(({ ids }) => ids))])
  const seen = [...cases.values()].flatMap((doc) => {
    if (!actsAs(person.posts, ROLE, placeOf(doc)) || isOwnHousehold(selves, doc)) return []
    const next = turnAtBase(doc, { ...readerOf(context, doc), known: true }, today)
    return next === undefined ? [] : [{ doc, next }]
  })
  const rows = await caseRows(
    context,
    // an objection or a correction has a due day of its own, which counts here
    seen.map(({ doc, next }) => ({ ...doc, dueOn: next.dueOn })),
  )
  return {
    rows: rows.flatMap((row, at): Row[] => {
      const next = seen[at]?.next
      return next === undefined ? [] : [{ row, turn: next.turn, verb: next.verb }]
    }),
    more: found.some(({ more }) => more),
  }
}

/** 要我办、等别人: every unfinished case of the caller's base unions by whose turn it is, with the calls and posters they owe. */
export const listWork = (async (context) => {
  const { rows, more } = await rowsOf(context)
  const sorted = [...rows].sort(byDue)
  const mine = sorted.filter(({ turn }) => turn === 'mine')
  const others = sorted.filter(({ turn }) => turn !== 'mine')
  return ok({
    today: context.today,
    mine: mine.slice(0, SHOWN_MAX),
    others: others.slice(0, SHOWN_MAX),
    more: more || mine.length > SHOWN_MAX || others.length > SHOWN_MAX,
    overdue: mine.filter(({ row }) => row.dueOn !== undefined && row.dueOn < context.today).length,
    posters: await postersOwed(context),
    lacking: await lackingAt(context),
    ...(await callListDuties(context)),
  })
}) satisfies UseCase<'case.work'>
