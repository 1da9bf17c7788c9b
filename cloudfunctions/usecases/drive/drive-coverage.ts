import type { CallInput, CallOutput } from '@domain/contract/index'
import { yearOf } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { heldAt } from '@domain/organisation/roles'
import type { Signed, UseCase } from '../call/context'
import { orgRef } from '../organisation/org-ref'
import { allJurisdictions, jurisdictionsOf, reachOf } from '../organisation/reach'
import { DRIVE_CONFIRMATIONS, DRIVES, ORGS, type OrgDoc } from '../stored/collections'
import { figuresOf } from './figures'

type Coverage = CallOutput<'drive.coverage'>

const confirmations = async ({ ports }: Signed, year: number, unions: readonly OrgDoc[]) => {
  const found = await ports.store.getMany(
    DRIVE_CONFIRMATIONS,
    unions.map((union) => `${year}:${union.id}`),
  )
  return new Map(found.map(({ doc }) => [doc.org, doc.on]))
}

const ownUnions = async (context: Signed, year: number): Promise<Coverage['mine']> => {
  const held = await context.ports.store.getMany(ORGS, heldAt(context.person, ['base-officer']).slice(0, 100))
  const unions = held.map(({ doc }) => doc).filter((org) => org.level === 'base')
  const posted = await confirmations(context, year, unions)
  return unions.map((org) => ({ org: orgRef(org), confirmed: posted.has(org.id) }))
}

/** How many of the caller's own unions have not confirmed this year's poster, and by when they should have. */
export const postersOwed = async (context: Signed) => {
  const year = yearOf(context.today)
  const drive = await context.ports.store.get(DRIVES, String(year))
  if (drive === undefined) return { unions: 0 }
  const mine = await ownUnions(context, year)
  return { unions: mine.filter(({ confirmed }) => !confirmed).length, until: drive.doc.until }
}

const unionsOf = async (context: Signed, input: CallInput<'drive.coverage'>, jurisdiction: Jurisdiction) => {
  const page = await context.ports.store.query(ORGS, {
    index: 'byLevelIn',
    eq: ['base', jurisdiction],
    limit: input.limit ?? 20,
    cursor: input.cursor,
  })
  const unions = page.items.map(({ doc }) => doc)
  const posted = await confirmations(context, input.year, unions)
  const rows = unions.map((org) => {
    const on = posted.get(org.id)
    return { org: orgRef(org), confirmed: on !== undefined, ...(on === undefined ? {} : { confirmedOn: on }) }
  })
  return { unions: rows, next: page.next }
}

/**
 * 每个单位都知晓，一个不漏: for each jurisdiction within reach, how many unions there are and how many have posted; the caller's own unions
 * by name.
 */
export const driveCoverage = (async (context, input) => {
  const drive = await context.ports.store.get(DRIVES, String(input.year))
  const within = jurisdictionsOf(
    await reachOf({ ...context, who: context.who.filter((role) => role !== 'base-officer') }),
  )
  const seen = within === undefined ? await allJurisdictions(context.ports.store) : [...within]
  if (input.jurisdiction !== undefined && !seen.includes(input.jurisdiction)) return refuse('NOT_ALLOWED')
  const telling = drive?.doc.telling
  return ok({
    started: drive !== undefined,
    ...(drive === undefined ? {} : { words: drive.doc.words, until: drive.doc.until }),
    ...(telling === undefined || telling.done ? {} : { told: telling.told }),
    byJurisdiction: [...(await figuresOf(context.ports.store, input.year, seen))],
    mine: await ownUnions(context, input.year),
    ...(input.jurisdiction === undefined ? {} : await unionsOf(context, input, input.jurisdiction)),
  })
}) satisfies UseCase<'drive.coverage'>
