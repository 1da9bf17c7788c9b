import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput } from '@domain/contract/index'
import { figuresOf, figuresUntil, latestToExpire, RUNNING_OUT_DAYS } from '@domain/determination/validity'
import type { OrgId } from '@domain/kernel/ids'
import { addDays, type PlainDate, plainDate, yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { countyOf } from '@domain/organisation/jurisdiction'
import type { OrgLevel } from '@domain/organisation/org'
import { heldAt, reaches } from '@domain/organisation/roles'
import type { Policy } from '@domain/policy/policy'
import type { DocStore } from '../../ports/doc-store'
import type { ByPolicy, Signed, UseCase } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { type Part, pageOver } from '../organisation/reach'
import { casesOf, factsAreKept, factsOf } from '../report/case-facts'
import { afterDue, CASE_FACTS, CASES, type CaseFactsDoc, NO_DAY, ORGS, type OrgDoc } from '../stored/collections'
import { allOf } from '../stored/documents'
import { caseRows } from './rows'

type Input = CallInput<'case.queue'>
const BY_STAGE = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const
const BY_STAGE_AND_YEAR = { base: 'byBaseYear', county: 'byCountyYear', city: 'byCityYear' } as const
const BY_YEAR = { base: 'byBaseYear', county: 'byCountyYear', city: 'byYear' } as const

/**
 * The unions whose cases a caller sees; a union below another union of the list is dropped, so that no case is listed twice.
 */
const topmost = (orgs: readonly OrgDoc[]): readonly OrgDoc[] =>
  orgs.filter((org) => !orgs.some((other) => other.id !== org.id && org.path.includes(other.id)))

/** A street has no list of its own: an officer there has those of the base unions below it. A province has no cases. */
export type Office = { readonly id: OrgId; readonly level: Exclude<OrgLevel, 'province' | 'street'> }

const officesAt = async (
  store: DocStore,
  unions: readonly Pick<OrgDoc, 'id' | 'level'>[],
): Promise<readonly Office[]> => {
  const found = await Promise.all(
    unions.map(async ({ id, level }): Promise<readonly Office[]> => {
      if (level === 'province') return []
      if (level !== 'street') return [{ id, level }]
      return officesAt(
        store,
        (await allOf(store, ORGS, { index: 'byParent', eq: [id] })).map(({ doc }) => doc),
      )
    }),
  )
  return found.flat()
}

/**
 * The unions of the caller's posts. Most people work at one union, and the post implies the level of that union, so that no
 * look-up is needed.
 */
export const officesOf = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  roles: readonly string[],
): Promise<readonly Office[]> => {
  const [only, ...others] = heldAt(person, roles).slice(0, 100)
  if (only === undefined) return []
  const level = person.posts.find(({ org }) => org === only)?.level
  const known = others.length === 0 && level !== undefined
  return officesAt(ports.store, known ? [{ id: only, level }] : topmost(await unionsById(ports, [only, ...others])))
}

/** A union named in the request: it must be within reach, otherwise NOT_ALLOWED. */
const narrowed = async (context: Signed, org: OrgId) => {
  const found = await context.ports.store.get(ORGS, org)
  if (found === undefined) return refuse('NOT_FOUND')
  const within = context.person.posts.some((post) => context.who.includes(post.role) && reaches(post, found.doc))
  return within ? ok(await officesAt(context.ports.store, [found.doc])) : refuse('NOT_ALLOWED')
}

/** An office's cases of one jurisdiction: a city's are those of its county there. */
const within = async (
  { ports }: Signed,
  office: Office,
  jurisdiction: Input['jurisdiction'],
): Promise<readonly Office[]> => {
  if (jurisdiction === undefined) return [office]
  if (office.level !== 'city')
    return (await unionsById(ports, [office.id])).some((union) => union.jurisdiction === jurisdiction) ? [office] : []
  const [county] = await unionsById(ports, [countyOf(jurisdiction)])
  return county?.path.includes(office.id) === true ? [{ id: county.id, level: 'county' }] : []
}

/** The list of open files whose figures have expired or expire soon: the last day it reaches to. */
const untilFor = ({ policy, today }: Signed & ByPolicy, { runningOut }: Input): Until =>
  runningOut === true ? { policy, soon: addDays(today, RUNNING_OUT_DAYS) } : undefined
type Until = { readonly policy: Policy; readonly soon: PlainDate } | undefined

const untilOf = (until: Until, figuresOn: PlainDate | undefined): PlainDate | undefined => {
  if (until === undefined || figuresOn === undefined) return undefined
  const day = figuresUntil({ on: figuresOn }, until.policy)
  return day <= until.soon ? day : undefined
}

/** The parts of an office's list: by the index of a stage, of a year, or of a stage in a year. */
const partsFor = (org: Office, { stage, year }: Input, until: Until, today: PlainDate): readonly Part[] => {
  if (stage === undefined) return [{ index: BY_YEAR[org.level], eq: [org.id, year ?? yearOf(today)] }]
  const at =
    year === undefined
      ? { index: BY_STAGE[org.level], eq: [org.id, stage] }
      : { index: BY_STAGE_AND_YEAR[org.level], eq: [org.id, stage, year] }
  if (until === undefined) return [at]
  // files with a due day come first, all others by the day of their figures
  const last = latestToExpire(until.soon, until.policy)
  return [
    { ...at, lt: NO_DAY },
    { ...at, gte: afterDue(plainDate('2000-01-01')), lt: afterDue(addDays(last, 1)) },
  ]
}

/** Before every case has its facts: a stage of a year, or figures that expire, are found by a filter. */
const byCases = (offices: readonly Office[], { stage, year }: Input, until: Until) => ({
  parts: offices.map(({ id, level }) => ({ index: BY_STAGE[level], eq: [id, stage ?? ''] })),
  keep: (doc: CaseSnapshot): boolean =>
    (year === undefined || doc.year === year) &&
    (until === undefined || untilOf(until, factsOf(doc).figuresOn) !== undefined),
})

/** One page of cases, each list by an index. */
const pageOf = async ({ ports: { store }, today }: Signed, offices: readonly Office[], input: Input, until: Until) => {
  const parts = offices.flatMap((office) => partsFor(office, input, until, today))
  const byStage = input.stage !== undefined
  if (until === undefined && !(byStage && input.year !== undefined)) {
    const page = await pageOver(store, CASES, parts, input, () => true, !byStage)
    return { ...page, items: page.items.map(({ doc }) => doc) }
  }
  if (await factsAreKept(store)) {
    const keep = ({ figuresOn }: CaseFactsDoc): boolean =>
      until === undefined || untilOf(until, figuresOn) !== undefined
    const page = await pageOver(store, CASE_FACTS, parts, input, keep, false)
    return { ...page, items: await casesOf(store, page.items) }
  }
  const sieved = byCases(offices, input, until)
  const page = await pageOver(store, CASES, sieved.parts, input, sieved.keep, false)
  return { ...page, items: page.items.map(({ doc }) => doc) }
}

/** 待办与查询: one stage, the most urgent first; or one year, the newest first. Limited to the caller's reach. */
export const listQueue = (async (context, asked) => {
  const until = untilFor(context, asked)
  const input: Input = until === undefined ? asked : { ...asked, stage: 'on-file' }
  const offices =
    input.org === undefined ? ok(await officesOf(context, context.who)) : await narrowed(context, input.org)
  if (!offices.ok) return offices
  const seen: Office[] = []
  for (const office of offices.value) seen.push(...(await within(context, office, input.jurisdiction)))
  const page = await pageOf(context, seen, input, until)
  const days = new Map(
    page.items.map(({ id, determination }) => [id, untilOf(until, determination && figuresOf(determination))]),
  )
  const rows = await caseRows(context, page.items)
  return ok({ items: rows.map((row) => ({ ...row, figuresUntil: days.get(row.id) })), next: page.next })
}) satisfies UseCase<'case.queue'>
