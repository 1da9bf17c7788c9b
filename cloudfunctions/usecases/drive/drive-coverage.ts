import type { CallInput, CallOutput } from '@domain/contract/index'
import { ok, refuse } from '@domain/kernel/result'
import { JURISDICTIONS, type Jurisdiction } from '@domain/organisation/org'
import { heldAt } from '../../dispatch/authorise'
import type { Signed, UseCase } from '../../dispatch/context'
import { DRIVE_CONFIRMATIONS, DRIVES, ORGS, type OrgDoc } from '../collections'
import { orgRef } from '../organisation/org-ref'
import { jurisdictionsOf, reachOf, readEach } from '../organisation/reach'

type Coverage = CallOutput<'drive.coverage'>
const READERS = ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor', 'administrator']
const UNIONS_MAX = 50_000

const confirmations = async ({ ports }: Signed, year: number, unions: readonly OrgDoc[]) => {
  const found = await ports.store.getMany(
    DRIVE_CONFIRMATIONS,
    unions.map((union) => `${year}:${union.id}`),
  )
  return new Map(found.map(({ doc }) => [doc.org, doc.on]))
}

/** Counted one by one: an exact figure, not an estimate. */
const countIn = async ({ ports }: Signed, year: number, jurisdiction: Jurisdiction) => {
  const unions = [{ index: 'byLevelIn', eq: ['base', jurisdiction] }]
  const posted = [{ index: 'byPlace', eq: [year, jurisdiction] }]
  const all = await readEach(ports.store, ORGS, unions, UNIONS_MAX, () => 1)
  const confirmed = await readEach(ports.store, DRIVE_CONFIRMATIONS, posted, UNIONS_MAX, () => 1)
  return { jurisdiction, unions: all?.length ?? UNIONS_MAX, confirmed: confirmed?.length ?? UNIONS_MAX }
}

const ownUnions = async (context: Signed, year: number): Promise<Coverage['mine']> => {
  const held = await context.ports.store.getMany(ORGS, heldAt(context.person, ['base-officer']).slice(0, 100))
  const unions = held.map(({ doc }) => doc).filter((org) => org.level === 'base')
  const posted = await confirmations(context, year, unions)
  return unions.map((org) => ({ org: orgRef(org), confirmed: posted.has(org.id) }))
}

const unionsOf = async (context: Signed, input: CallInput<'drive.coverage'>, jurisdiction: Jurisdiction) => {
  const page = await context.ports.store.query(ORGS, {
    index: 'byLevelIn',
    eq: ['base', jurisdiction],
    limit: input.limit ?? 20,
    ...(input.cursor === undefined ? {} : { cursor: input.cursor }),
  })
  const unions = page.items.map(({ doc }) => doc)
  const posted = await confirmations(context, input.year, unions)
  const rows = unions.map((org) => {
    const on = posted.get(org.id)
    return { org: orgRef(org), confirmed: on !== undefined, ...(on === undefined ? {} : { confirmedOn: on }) }
  })
  return { unions: rows, ...(page.next === undefined ? {} : { next: page.next }) }
}

/** 每个单位都知晓，一个不漏: per jurisdiction within reach how many unions, how many have posted; one's own by name. */
export const driveCoverage: UseCase<'drive.coverage'> = async (context, input) => {
  const drive = await context.ports.store.get(DRIVES, String(input.year))
  const within = jurisdictionsOf(await reachOf(context, READERS))
  const seen = JURISDICTIONS.filter((jurisdiction) => within === undefined || within.has(jurisdiction))
  if (input.jurisdiction !== undefined && !seen.includes(input.jurisdiction)) return refuse('NOT_ALLOWED')
  const byJurisdiction: Coverage['byJurisdiction'] = []
  for (const jurisdiction of seen) byJurisdiction.push(await countIn(context, input.year, jurisdiction))
  return ok({
    started: drive !== undefined,
    ...(drive === undefined ? {} : { words: drive.doc.words, until: drive.doc.until }),
    byJurisdiction,
    mine: await ownUnions(context, input.year),
    ...(input.jurisdiction === undefined ? {} : await unionsOf(context, input, input.jurisdiction)),
  })
}
