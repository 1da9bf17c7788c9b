import type { FileId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import { placeName } from '@domain/organisation/jurisdiction'
import { CHASE_WIDTHS, chaseName, chaseTable } from '@domain/paper/chase-table'
import type { Tables } from '../../ports/tables'
import type { UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import { allCounties } from '../organisation/reach'
import { chasedUnions } from './chased-unions'

/** 导出要追的基层工会. */
export const exportChased = (tables: Tables) =>
  (async (context, sought) => {
    const { ports, person, commandId, today } = context
    const found = await chasedUnions(context, sought)
    if (!found.ok) return found
    const places = new Map(
      (await allCounties(ports.store)).map((county) => [county.jurisdiction ?? '', placeName(county)]),
    )
    const rows = found.value.map(({ org, ...union }) => ({
      ...union,
      name: org.name,
      place: places.get(org.jurisdiction ?? '') ?? '',
    }))
    const called = chaseName(sought.which)
    const bytes = await tables.write({ sheet: called, rows: chaseTable(rows), widths: CHASE_WIDTHS })
    const id = `FI-${derivedId(person.id, commandId, 'chased')}` as FileId
    const file = { id, purpose: 'table', mime: XLSX, name: `${called}-${today}.xlsx`, bytes } as const
    return handOutFile(context, file, async () => ok({ count: rows.length }))
  }) satisfies UseCase<'drive.export'>
