import { refuse } from '@domain/kernel/result'
import { posterPaper } from '@domain/paper/poster-paper'
import type { UseCase } from '../call/context'
import { DRIVES } from '../stored/collections'
import { handOut, type PaperTools } from './write-paper'

/** 宣传海报: for this year's drive, with the union's name and telephone number. */
export const writePoster = (tools: PaperTools) =>
  (async (context, { year }) => {
    const drive = await context.ports.store.get(DRIVES, String(year))
    if (drive === undefined) return refuse('NOT_FOUND')
    const { name: union, phone } = context.org
    const { words, until } = drive.doc
    return handOut(context, tools, posterPaper({ union, year, words, until, phone }))
  }) satisfies UseCase<'paper.poster'>
