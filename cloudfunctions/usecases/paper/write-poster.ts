import { refuse } from '@domain/kernel/result'
import { posterPaper } from '@domain/paper/poster-paper'
import type { UseCase } from '../call/context'
import { DRIVES, ORGS } from '../stored/collections'
import { type Desk, handOut } from './hand-out'

/** 宣传海报: for this year's drive, with the union's name and telephone number. */
export const writePoster = (desk: Desk) =>
  (async (context, { org, year }) => {
    const [union, drive] = await Promise.all([
      context.ports.store.get(ORGS, org),
      context.ports.store.get(DRIVES, String(year)),
    ])
    if (union === undefined || drive === undefined) return refuse('NOT_FOUND')
    const { words, until } = drive.doc
    return handOut(context, desk, posterPaper({ union: union.doc.name, year, words, until, phone: union.doc.phone }))
  }) satisfies UseCase<'paper.poster'>
