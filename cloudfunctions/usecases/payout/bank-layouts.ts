import { ok, refuse } from '@domain/kernel/result'
import { sampleOf } from '@domain/kernel/table'
import { lacksOf } from '@domain/payout/layout'
import type { Tables } from '../../ports/tables'
import type { UseCase } from '../call/context'
import { derivedId } from '../call/derived-id'
import { checkFiles } from '../files/take-files'
import { BANK_LAYOUTS } from '../stored/collections'
import { sheetOf } from '../tables/sheet-of'

const MANY = 100

/** 银行格式 of the union and those above it: of each name the one saved last, unless it was put away. */
export const listLayouts = (async ({ ports, org }) => {
  const pages = await Promise.all(
    org.path.map((id) => ports.store.query(BANK_LAYOUTS, { index: 'byOrg', eq: [id], desc: true, limit: MANY })),
  )
  const named = new Set<string>()
  const items = pages.flatMap((page) =>
    page.items.flatMap(({ id, doc }) => {
      const name = `${doc.org}:${doc.layout.name}`
      if (named.has(name)) return []
      named.add(name)
      return doc.off === true ? [] : [{ key: id, layout: doc.layout, savedOn: doc.savedOn, own: doc.org === org.id }]
    }),
  )
  return ok({ items })
}) satisfies UseCase<'bankLayout.list'>

/** Saves a layout; none is changed or deleted, because batches went out in it. */
export const saveLayout = (async ({ org, person, now, today, commandId, commit }, { layout, off }) => {
  const lacks = lacksOf(layout)
  if (lacks.length > 0) return refuse('BANK_COLUMNS_MISSING', { missing: lacks.join('、') })
  const key = derivedId(person.id, commandId, 'bank-layout')
  return commit(async (tx) => {
    const doc = { org: org.id, layout, savedOn: today, by: person.id, at: now, ...(off === true ? { off } : {}) }
    await tx.insert(BANK_LAYOUTS, key, doc)
    return ok({ key })
  })
}) satisfies UseCase<'bankLayout.save'>

const ROWS_SHOWN = 12
const COLUMNS_SHOWN = 40

/** What a bank's sample looks like: its first rows, as text. */
export const readSample = (tables: Tables) =>
  (async (context, { file, sheet }) => {
    const files = await checkFiles(context, [file], ['table'])
    const read = await sheetOf(context, tables, files, { fits: () => true, dry: true, sheet })
    if (!read.ok) return read
    const { rows, about, delimiter } = read.value
    const shown = rows.slice(0, ROWS_SHOWN).map((row) => row.slice(0, COLUMNS_SHOWN).map(sampleOf))
    const written = about.encoding === 'GB18030' ? ('gb18030' as const) : ('utf-8' as const)
    return context.commit(async () =>
      ok({
        ...(about.encoding === undefined ? { file: 'xlsx' as const } : { file: 'text' as const, encoding: written }),
        ...(delimiter === ',' || delimiter === '|' || delimiter === '\t' ? { delimiter } : {}),
        rows: shown,
      }),
    )
  }) satisfies UseCase<'bankSample.import'>
