import type { FileId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { LOOK_WIDTHS, lookTable } from '@domain/paper/look-table'
import type { Tables } from '../../ports/tables'
import type { Signed, UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { FILES, type RevealDoc } from '../stored/collections'
import { lookPage, type Sought } from './register'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LINK_LIVES = 5 * 60_000
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
    const { ports, person, commandId, now, today } = context
    invariant(commandId !== undefined, 'a command has a key')
    const looks = await everyLook(context, sought)
    if (!looks.ok) return looks
    const count = looks.value.length
    if (count > MOST) return refuse('REGISTER_TOO_LONG', { most: MOST })
    const bytes = await tables.write({ sheet: '查看登记', rows: lookTable(looks.value), widths: LOOK_WIDTHS })
    const id = `FI-${derivedId(person.id, commandId, 'looks')}` as FileId
    await ports.store.transaction(async (tx) => {
      if ((await tx.get(FILES, id)) !== undefined) return
      const about = { purpose: 'table', state: 'awaited', mime: XLSX, size: bytes.length, at: now } as const
      await tx.insert(FILES, id, { id, owner: person.id, ...about })
    })
    await ports.files.write(id, bytes)
    const name = `查看登记-${today}.xlsx`
    const link = await ports.files.link(id, XLSX, name, LINK_LIVES, person.id)
    return context.commit(async (tx) => {
      const record = await tx.get(FILES, id)
      if (record === undefined) return refuse('NOT_FOUND')
      await tx.replace(FILES, record, { ...record.doc, state: 'received' })
      return ok({ name, ...link, count })
    })
  }) satisfies UseCase<'look.export'>
