import { deflateRawSync } from 'node:zlib'
import { contentKinds } from '@cloud/adapters/content/kind'
import { excelTables } from '@cloud/adapters/tables/excel'
import { acceptUpload } from '@domain/contract/uploads'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'

/** The rows of the first sheet, or why there are none. */
const rowsIn = async (bytes: Uint8Array) => {
  const sheets = await excelTables.read(bytes)
  return typeof sheets === 'string' ? sheets : (sheets[0]?.rows ?? 'empty')
}
const isRefused = async (bytes: Uint8Array): Promise<boolean> => typeof (await rowsIn(bytes)) === 'string'

const rows = [
  ['编号', '姓名', '日期'],
  [1, '王小明', '2026-03-09', true],
  [2, '000000199001010017', '=1+1', 12.5],
]

test('a written table reads back unchanged: text stays text, long numbers are not rounded, nothing becomes a formula', async () => {
  const bytes = await excelTables.write({ sheet: '名单', rows, widths: [8, 12, 20, 8] })
  expect(await rowsIn(bytes)).toEqual(rows)
})

test.each([
  ['nothing', new Uint8Array()],
  ['words', new TextEncoder().encode('这不是一张表。'.repeat(50))],
  ['an old binary workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)])],
])('%s cannot be read as a table', async (_what, bytes) => {
  expect(await isRefused(bytes)).toBe(true)
})

/** Builds a zip from names and contents, which may be inconsistent. */
const zipOf = (parts: readonly { name: string; text: string | Buffer; unlisted?: boolean }[]): Uint8Array => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, text, unlisted } of parts) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(1, 22) // states one byte, whatever its real size
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(1, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    if (unlisted !== true) central.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  const count = parts.filter((part) => part.unlisted !== true).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, list, end]))
}

const workbook = { name: 'xl/workbook.xml', text: '<workbook/>'.repeat(20) }
test.each([
  [
    'a bomb that says it is one byte',
    zipOf([workbook, { name: 'xl/worksheets/sheet1.xml', text: Buffer.alloc(60_000_000) }]),
  ],
  ['a bomb beside the list', zipOf([{ name: 'xl/bomb.xml', text: Buffer.alloc(9000), unlisted: true }, workbook])],
  [
    'one cell in the last corner',
    zipOf([workbook, { name: 'xl/worksheets/sheet1.xml', text: '<c r="XFD1048576"><v>1</v></c>' }]),
  ],
  ['a picture archive', zipOf([{ name: 'photo.txt', text: 'x'.repeat(500) }])],
  ['a workbook without sheets', zipOf([workbook])],
])('%s is not accepted as a spreadsheet', async (_what, bytes) => {
  expect(await isRefused(bytes)).toBe(true)
})

/** A workbook as we write it, with other contents or names of its parts. */
const withParts = async (change: (name: string, xml: string) => readonly [string, string]): Promise<Uint8Array> => {
  const parts = Object.entries(unzipSync(await excelTables.write({ sheet: '名单', rows })))
  const texts = parts.map(([name, bytes]) => change(name, strFromU8(bytes)))
  return zipSync(Object.fromEntries(texts.map(([name, text]) => [name, strToU8(text)])))
}
const SHEET = 'xl/worksheets/sheet1.xml'
const withSheet = (sheet: string): Promise<Uint8Array> =>
  withParts((name, text) => [name, name === SHEET ? sheet : text])
const sheetOf = (content: string): string => `<worksheet><sheetData>${content}</sheetData></worksheet>`
const CELL = '<c r="A1" t="str"><v>1</v></c>'

test('a sheet with other quotes and gaps is read', async () => {
  const plain = `<row r='1'>${CELL}<c r='C1' t='str'><v>2</v></c></row>`
  expect(await rowsIn(await withSheet(sheetOf(plain)))).toEqual([['1', null, '2']])
})

// where cells are said to stand costs nothing: only those with content count
test.each([
  ['a row far below, in single quotes', `<row r='99999999'>${CELL}</row>`],
  ['a row far below, with blanks', `<row r = "99999999">${CELL}</row>`],
  ['a row number with an exponent', `<row r="1e9">${CELL}</row>`],
  ['a hexadecimal row number', `<row r="0x7fffffff">${CELL}</row>`],
  ['an encoded row number', `<row r="&#57;9999999">${CELL}</row>`],
  ['a cell far to the right, in single quotes', `<row><c r='ZZZZZ1' t="str"><v>1</v></c></row>`],
  ['more rows without a number than a list has', `${'<row/>'.repeat(30_000)}<row>${CELL}</row>`],
  ['more rows with a prefix than a list has', `${'<x:row/>'.repeat(30_000)}<row>${CELL}</row>`],
])('a sheet with %s is as long as its content', async (_what, content) => {
  const read = await rowsIn(await withSheet(sheetOf(content)))
  expect(typeof read === 'string' ? [] : read.filter((row) => row.length > 0)).toHaveLength(
    typeof read === 'string' ? 0 : 1,
  )
})

test('a sheet under another name is read as well', async () => {
  const moved = await withParts((name, text) =>
    name === SHEET
      ? ['xl/other.xml', sheetOf(`<row r="1">${CELL}</row>`)]
      : [name, text.replaceAll('worksheets/sheet1.xml', 'other.xml')],
  )
  expect(await rowsIn(moved)).toEqual([['1']])
})

test('a truncated workbook is refused and never read in part', async () => {
  const whole = await excelTables.write({ sheet: '名单', rows })
  for (let cut = 0; cut < whole.length; cut += Math.ceil(whole.length / 40))
    expect(await isRefused(whole.subarray(0, cut))).toBe(true)
})

test('a date cell typed in Excel is read as that same day in every time zone', async () => {
  const days = ['2026-01-01', '2026-03-09', '2026-12-31']
  const file = writeXlsxFile([
    days.map((day) => ({ value: new Date(`${day}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' })),
  ])
  expect(await rowsIn(new Uint8Array(await file.toBuffer()))).toEqual([days])
})

// a reader that follows the parts as a stream waited for ever for the end of each of these
test('a workbook with bytes after its end is read', async () => {
  const whole = await excelTables.write({ sheet: '名单', rows })
  expect(await rowsIn(Buffer.concat([whole, new Uint8Array(300)]))).toEqual(rows)
})

test('a workbook whose list of types stands behind a picture of three megabytes is taken and read', async () => {
  const parts = unzipSync(await excelTables.write({ sheet: '名单', rows }))
  const { '[Content_Types].xml': types = new Uint8Array(), ...others } = parts
  const seal = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 251)
  const bytes = zipSync({ 'xl/media/image1.png': [seal, { level: 0 }], ...others, '[Content_Types].xml': types })
  const kind = await contentKinds.kindOf(bytes)
  expect(acceptUpload('table', kind, bytes.length).ok).toBe(true)
  expect(await rowsIn(bytes)).toEqual(rows)
})

test('a workbook with two parts of one name is refused', async () => {
  const parts = Object.entries(unzipSync(await excelTables.write({ sheet: '名单', rows })))
  const texts = parts.map(([name, bytes]) => ({ name, text: Buffer.from(bytes) }))
  expect(await rowsIn(zipOf(texts))).toEqual(rows)
  for (const text of texts) expect(await isRefused(zipOf([...texts, text]))).toBe(true)
})

// the library reads a tag or a text again from its beginning with each further chunk, and its chunks become smaller meanwhile
test.each([
  ['tag', `<${'works'.repeat(400_000)}>`],
  ['text', `<t>${'字'.repeat(2_000_000)}</t>`],
  ['value in double quotes', `<t a="${'<>'.repeat(1_000_000)}"/>`],
  ['value in single quotes', `<t a='${'<>'.repeat(1_000_000)}'/>`],
  ['comment', `<!--${'<>'.repeat(1_000_000)}-->`],
  ['character section', `<![CDATA[${'<>'.repeat(1_000_000)}]]>`],
  ['instruction', `<?a ${'<>'.repeat(1_000_000)}?>`],
])('a sheet whose %s has two million letters is refused before it is read', async (_what, long) => {
  expect(await isRefused(await withSheet(sheetOf(`<row r="1">${CELL}</row>`) + long))).toBe(true)
  expect(await isRefused(await withSheet(long.slice(0, -3)))).toBe(true)
})

test('the longest text that a cell may have is read', async () => {
  const longest = '&quot;'.repeat(32_767)
  const cell = `<c r="A1" t="str"><!-- a note --><v>${longest}</v></c>`
  expect(await rowsIn(await withSheet(sheetOf(`<row r="1">${cell}</row>`)))).toEqual([['"'.repeat(32_767)]])
})
