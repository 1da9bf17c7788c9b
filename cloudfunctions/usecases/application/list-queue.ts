import type { CaseSnapshot } from '@domain/application/snapshot'
import { CALLS, type CallInput } from '@domain/contract/index'
import { figuresUntil, RUNNING_OUT_DAYS } from '@domain/determination/validity'
import type { OrgId } from '@domain/kernel/ids'
import { addDays, type PlainDate, yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { heldAt, reaches } from '@domain/organisation/roles'
import type { Signed, UseCase } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import { pageOver } from '../organisation/reach'
import { CASES, ORGS, type OrgDoc } from '../stored/collections'
import { caseRow, unitNames } from './rows'

type Input = CallInput<'case.queue'>
type Until = (doc: CaseSnapshot) => PlainDate | undefined
const BY_STAGE = { base: 'byBase', county: 'byCounty', city: 'byCity' } as const
const BY_YEAR = { base: 'byBaseYear', county: 'byCountyYear', city: 'byYear' } as const

/**
 * The unions whose cases a caller sees; a union below another union of the list is dropped, so that no case is listed twice.
 */
const topmost = (orgs: readonly OrgDoc[]): readonly OrgDoc[] =>
  orgs.filter((org) => !orgs.some((other) => other.id !== org.id && org.path.includes(other.id)))

export type Office = Pick<OrgDoc, 'id' | 'level'>

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
  if (others.length === 0 && level !== undefined) return [{ id: only, level }]
  return topmost(await unionsById(ports, [only, ...others]))
}

/** A union named in the request: it must be within reach, otherwise NOT_ALLOWED. */
const narrowed = async (context: Signed, org: OrgId) => {
  const found = await context.ports.store.get(ORGS, org)
  if (found === undefined) return refuse('NOT_FOUND')
  const roles: readonly string[] = CALLS['case.queue'].who
  const within = context.person.posts.some((post) => roles.includes(post.role) && reaches(post, found.doc))
  return within ? ok([found.doc]) : refuse('NOT_ALLOWED')
}

/** Replaces a city by its county of this `jurisdiction`, so that the page comes from an index and needs no filtering. */
const counties = async ({ ports }: Signed, city: Office, { jurisdiction }: Input): Promise<readonly Office[]> => {
  if (jurisdiction === undefined || city.level !== 'city') return [city]
  const found = await ports.store.query(ORGS, { index: 'byLevelIn', eq: ['county', jurisdiction], limit: 100 })
  return found.items.map(({ doc }) => doc).filter((county) => county.path.includes(city.id))
}

/** The day limit for the list of open files whose figures have expired or expire soon; such a list ignores stage and year. */
const untilFor = async (context: Signed, { runningOut }: Input) => {
  if (runningOut !== true) return ok(undefined)
  const policy = await context.policy()
  if (!policy.ok) return policy
  const soon = addDays(context.today, RUNNING_OUT_DAYS)
  return ok(({ determination }: CaseSnapshot) => {
    const until = determination && figuresUntil(determination, policy.value)
    return until !== undefined && until <= soon ? until : undefined
  })
}

const partsFor = (org: Office, { stage }: Input, year: number) =>
  stage === undefined
    ? { index: BY_YEAR[org.level], eq: [org.id, year] }
    : { index: BY_STAGE[org.level], eq: [org.id, stage] }

const keeps =
  ({ jurisdiction, year }: Input, until: Until | undefined) =>
  (doc: CaseSnapshot): boolean =>
    (jurisdiction === undefined || doc.org.jurisdiction === jurisdiction) &&
    (year === undefined || doc.year === year) &&
    (until === undefined || until(doc) !== undefined)

/** 待办与查询: one stage, the most urgent first; or one year, the newest first. Limited to the caller's reach. */
export const listQueue = (async (context, asked) => {
  const { ports, today } = context
  const until = await untilFor(context, asked)
  if (!until.ok) return until
  const input: Input = until.value === undefined ? asked : { ...asked, stage: 'on-file' }
  const offices =
    input.org === undefined ? ok(await officesOf(context, CALLS['case.queue'].who)) : await narrowed(context, input.org)
  if (!offices.ok) return offices
  const seen: Office[] = []
  for (const office of offices.value) seen.push(...(await counties(context, office, input)))
  const parts = seen.map((org) => partsFor(org, input, input.year ?? yearOf(today)))
  const page = await pageOver(ports.store, CASES, parts, input, keeps(input, until.value), input.stage === undefined)
  const units = await unitNames(
    ports,
    page.items.map(({ doc }) => doc.org.base),
  )
  return ok({
    items: page.items.map(({ doc }) => {
      const day = until.value?.(doc)
      return {
        ...caseRow(doc, context, units.get(doc.org.base) ?? ''),
        ...(day === undefined ? {} : { figuresUntil: day }),
      }
    }),
    ...(page.next === undefined ? {} : { next: page.next }),
  })
}) satisfies UseCase<'case.queue'>
