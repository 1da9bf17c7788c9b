import { deflateRawSync } from 'node:zlib'
import { excelTables } from '@cloud/adapters/tables/excel'
import writeXlsxFile from 'write-excel-file/node'

const rows = [
  ['编号', '姓名', '日期', null],
  [1, '王小明', '2026-03-09', true],
  [2, '000000199001010017', '=1+1', 12.5],
]

test('a written table reads back unchanged: text stays text, long numbers are not rounded, nothing becomes a formula', async () => {
  const bytes = await excelTables.write({ sheet: '名单', rows, widths: [8, 12, 20, 8] })
  expect(await excelTables.read(bytes)).toEqual(rows)
})

test.each([
  ['nothing', new Uint8Array()],
  ['words', new TextEncoder().encode('编号,姓名\n1,王小明'.repeat(50))],
  ['an old binary workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)])],
])('%s cannot be read as a table', async (_what, bytes) => {
  expect(await excelTables.read(bytes)).toBeUndefined()
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
  expect(await excelTables.read(bytes)).toBeUndefined()
})

test('a truncated workbook is refused and never read in part', async () => {
  const whole = await excelTables.write({ sheet: '名单', rows })
  for (let cut = 0; cut < whole.length; cut += Math.ceil(whole.length / 40))
    expect(await excelTables.read(whole.subarray(0, cut))).toBeUndefined()
})

test('a date cell typed in Excel is read as that same day in every time zone', async () => {
  const days = ['2026-01-01', '2026-03-09', '2026-12-31']
  const file = writeXlsxFile([
    days.map((day) => ({ value: new Date(`${day}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' })),
  ])
  expect(await excelTables.read(new Uint8Array(await file.toBuffer()))).toEqual([days])
})
