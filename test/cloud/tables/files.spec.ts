import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { excelTables } from '@cloud/adapters/tables/excel'
import type { Tables } from '@cloud/ports/tables'
import { sheetOf } from '@cloud/usecases/tables/sheet-of'
import { isResultList } from '@domain/crosscheck/result-table'
import { plainDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import type { TableRow } from '@domain/kernel/table'
import { isRoster, readRoster } from '@domain/organisation/roster'
import { isBankSheet, readBankSheet } from '@domain/payout/read-bank-table'
import { readResults } from '@test/support/in-one-go'

// tables of other programs, written by test/tables/make-files.mjs, each with a sidecar of what must be read from it
const FOLDER = path.join(__dirname, '../../tables/files')
const TODAY = plainDate('2026-03-10')

type Kind = 'roster' | 'bureau' | 'bank'
type Expected = {
  readonly kind: Kind
  readonly refused?: string
  readonly lines?: unknown[]
  readonly problems?: unknown[]
}

const FITS: Record<Kind, (rows: readonly TableRow[]) => boolean> = {
  roster: isRoster({}),
  bureau: isResultList({}),
  bank: isBankSheet(),
}
const READ: Record<Kind, (rows: readonly TableRow[]) => unknown> = {
  roster: (rows) => readRoster(rows),
  bureau: (rows) => readResults(rows, { batch: 'CB-aaaa', counterpart: 'vehicles' }, {}, TODAY),
  bank: (rows) => {
    const sheet = readBankSheet(rows, TODAY)
    if (sheet === undefined || 'missing' in sheet) throw new Error('no header')
    return ok({ lines: sheet.rows, problems: [] })
  },
}

/** What an import reads from the file: the way from its bytes to typed rows. */
const imported = async (tables: Tables, bytes: Uint8Array, kind: Kind): Promise<unknown> => {
  const ports = { files: { read: async () => bytes } } as unknown as Parameters<typeof sheetOf>[0]['ports']
  const files = ok([{ doc: { id: 'FI-a' } }]) as unknown as Parameters<typeof sheetOf>[2]
  const sheet = await sheetOf({ ports }, tables, files, { fits: FITS[kind] })
  return sheet.ok ? READ[kind](sheet.value.rows) : sheet
}

const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'))

test('there are files of every maker', () => {
  for (const maker of ['libreoffice', 'sheetjs', 'streamed', 'bytes'])
    expect(names.filter((name) => name.startsWith(`${maker}-`)).length).toBeGreaterThanOrEqual(10)
  expect(names.length).toBeGreaterThanOrEqual(60)
})

test.each(names)('%s is read as its sidecar says', async (name) => {
  const { kind, refused, ...content } = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Expected
  const read = await imported(excelTables, new Uint8Array(readFileSync(path.join(FOLDER, name))), kind)
  if (refused !== undefined) expect(read).toMatchObject({ ok: false, refusal: { code: refused } })
  else expect(JSON.parse(JSON.stringify(read))).toEqual({ ok: true, value: content })
})
