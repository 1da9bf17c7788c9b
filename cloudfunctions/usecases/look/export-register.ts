import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { LOOK_WIDTHS, lookTable } from '@domain/paper/look-table'
import type { Tables } from '../../ports/tables'
import type { Signed, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile, XLSX } from '../files/hand-out-file'
import type { RevealDoc } from '../stored/collections'
import { lookPage, type Sought } from './register'

/** The most a function can read in one call and a person in one sheet; more has to be exported month by month. */
const MOST = 5000
const PAGES_MOST = 60

const everyLook = async (context: Signed, sought: Sought) => {
  const found: RevealDoc[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < PAGES_MOST; pages += 1) {
    const page = await lookPage(context, sought, { limit: 100, cursor })
    if (!page.ok) return page
    found.push(...page.value.items.map(({ doc }) => doc))
    cursor = page.value.next
    if (cursor === undefined) return ok(found)
  }
  return refuse('REGISTER_TOO_LONG', { most: MOST })
}

/** 导出查看登记: the same search as an Excel sheet; it can be opened only by a link that expires after five minutes. */
export const exportRegister = (tables: Tables) =>
  (async (context, sought) => {
    const { person, commandId, today } = context
    const looks = await everyLook(context, sought)
    if (!looks.ok) return looks
    const count = looks.value.length
    if (count > MOST) return refuse('REGISTER_TOO_LONG', { most: MOST })
    const bytes = await tables.write({ sheet: '查看登记', rows: lookTable(looks.value), widths: LOOK_WIDTHS })
    const id = `FI-${derivedId(person.id, commandId, 'looks')}` as FileId
    const file = { id, purpose: 'table', mime: XLSX, name: `查看登记-${today}.xlsx`, bytes } as const
    return handOutFile(context, file, async () => ok({ count }))
  }) satisfies UseCase<'look.export'>
