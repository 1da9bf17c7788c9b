// Writes the invented tables of `files/` as other programs write them, each with a sidecar of what must be read from it.
// `node test/tables/make-files.mjs` (needs LibreOffice); the files are kept, because programs change.
import { execFileSync } from 'node:child_process'
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CFB, utils, write } from '@e965/xlsx'
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'

const here = path.dirname(fileURLToPath(import.meta.url))
const FILES = path.join(here, 'files')
const work = mkdtempSync(path.join(tmpdir(), 'tables-'))
rmSync(FILES, { recursive: true, force: true })
mkdirSync(FILES, { recursive: true })

/** ID numbers of area codes that do not exist. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** @param {number} n */
const idNumber = (n) => {
  const first = `99900119${80 + (n % 20)}0101${String(n).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(first[i]), 0)
  return first + '10X98765432'[sum % 11]
}
const PEOPLE = ['王小明', '阿·不都', '李红'].map((name, i) => ({ name, id: idNumber(i + 1) }))
const CARDS = ['6222021234567890123', '6222021234567890131', '6222021234567890149']

/** @typedef {(string | number | null)[][]} Rows */
/** @typedef {{ kind: string, rows: Rows, lines: unknown[], problems: unknown[] }} Case */

/** @type {Case} */
const roster = {
  kind: 'roster',
  rows: [
    ['某某厂工会会员名册', null, null],
    ['序号', '姓名', '身份证号'],
    ...PEOPLE.map(({ name, id }, i) => [i + 1, name, id]),
    [4, '赵军', '999001198001010019'],
    ['合计', 4, null],
  ],
  lines: PEOPLE.map(({ name, id }, i) => ({ row: i + 3, name, idNumber: id })),
  problems: [{ row: 6, problem: 'id-wrong' }],
}
/** @type {Case} */
const bureau = {
  kind: 'bureau',
  rows: [
    ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期'],
    [1, PEOPLE[0].name, PEOPLE[0].id, '无记录', null, '2026-03-01'],
    [2, PEOPLE[1].name, PEOPLE[1].id, '有', '小汽车一辆', '2026.3.1'],
    [3, PEOPLE[2].name, PEOPLE[2].id, '不详', null, '2026年3月1日'],
    [null, null, null, null, null, null],
    ['制表人：某某', null, null, null, null, null],
  ],
  lines: [
    {
      row: 2,
      no: 1,
      name: PEOPLE[0].name,
      idNumber: PEOPLE[0].id,
      outcome: 'no-record',
      value: '',
      asOf: '2026-03-01',
    },
    {
      row: 3,
      no: 2,
      name: PEOPLE[1].name,
      idNumber: PEOPLE[1].id,
      outcome: 'record',
      value: '小汽车一辆',
      asOf: '2026-03-01',
    },
  ],
  problems: [{ row: 4, problem: 'outcome-unknown', cell: '不详' }],
}
/** @type {Case} */
const bank = {
  kind: 'bank',
  rows: [
    ['某某银行代发结果', null, null, null, null, null],
    ['*户名（必填）', '账号', '金额', '处理结果', '失败原因', '交易日期'],
    [PEOPLE[0].name, CARDS[0], '1,000.00', '成功', null, '20260305'],
    [PEOPLE[1].name, CARDS[1], '￥600.50', '退汇', '户名不符', '2026/3/5'],
    [PEOPLE[2].name, CARDS[2], '800', '处理中', null, null],
    ['合计笔数', 3, null, null, null, null],
  ],
  lines: [
    {
      row: 3,
      name: PEOPLE[0].name,
      account: CARDS[0],
      amount: 100_000,
      says: { result: 'paid', reason: '', on: '2026-03-05' },
    },
    {
      row: 4,
      name: PEOPLE[1].name,
      account: CARDS[1],
      amount: 60_050,
      says: { result: 'failed', back: true, reason: '户名不符', on: '2026-03-05' },
    },
    { row: 5, name: PEOPLE[2].name, account: CARDS[2], amount: 80_000, says: { result: 'not-yet' } },
  ],
  problems: [],
}
const CASES = { roster, bureau, bank }

/** @param {string} name @param {Uint8Array} bytes @param {object} expected */
const keep = (name, bytes, expected) => {
  writeFileSync(path.join(FILES, name), bytes)
  writeFileSync(path.join(FILES, `${name}.json`), `${JSON.stringify(expected)}\n`)
}
/** @param {Case} one @param {number} [down] rows that stand further below */
const expectedOf = ({ kind, lines, problems }, down = 0) => {
  const moved = (/** @type {any} */ each) => ({ ...each, row: each.row + down })
  return { kind, lines: lines.map(moved), problems: problems.map(moved) }
}

/** @param {Rows} rows */
const sheetOf = (rows) => utils.aoa_to_sheet(rows)
/** @param {[string, any][]} sheets @param {any} [workbook] */
const bookOf = (sheets, workbook) => {
  const book = utils.book_new()
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name)
  if (workbook !== undefined) book.Workbook = workbook
  return book
}
/** @param {any} book @param {any} bookType */
const bytesOf = (book, bookType) => new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }))

// SheetJS: every kind as .xlsx, .xls, .ods, and what people do to workbooks
for (const [name, one] of Object.entries(CASES)) {
  for (const [ending, type] of [
    ['xlsx', 'xlsx'],
    ['xls', 'biff8'],
    ['ods', 'ods'],
  ])
    keep(`sheetjs-${name}.${ending}`, bytesOf(bookOf([['名单', sheetOf(one.rows)]]), type), expectedOf(one))
  const other = sheetOf([['说明', '请不要改动表头']])
  keep(
    `sheetjs-${name}-hidden-first.xlsx`,
    bytesOf(
      bookOf(
        [
          ['旧表', sheetOf(one.rows.slice(0, 3))],
          ['名单', sheetOf(one.rows)],
        ],
        { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] },
      ),
      'xlsx',
    ),
    expectedOf(one),
  )
  keep(
    `sheetjs-${name}-empty-first.xlsx`,
    bytesOf(
      bookOf([
        ['空', sheetOf([])],
        ['说明', other],
        ['名单', sheetOf(one.rows)],
      ]),
      'xlsx',
    ),
    expectedOf(one),
  )
  keep(
    `sheetjs-${name}-twice.xlsx`,
    bytesOf(
      bookOf([
        ['甲', sheetOf(one.rows)],
        ['乙', sheetOf(one.rows)],
      ]),
      'xlsx',
    ),
    { kind: one.kind, refused: 'TABLE_SHEETS' },
  )
}
keep('sheetjs-nothing.xlsx', bytesOf(bookOf([['空', sheetOf([])]]), 'xlsx'), { kind: 'roster', refused: 'TABLE_EMPTY' })
const errors = sheetOf(roster.rows)
errors['C3'] = { t: 'e', v: 42 }
keep('sheetjs-formula-errors.xlsx', bytesOf(bookOf([['名单', errors]]), 'xlsx'), {
  kind: 'roster',
  lines: roster.lines.slice(1),
  problems: [{ row: 3, problem: 'cell-error' }, ...roster.problems],
})
for (const date1904 of [false, true]) {
  const dated = sheetOf(bureau.rows)
  const serial = 46_082 - (date1904 ? 1462 : 0)
  for (const cell of ['F2', 'F3']) dated[cell] = { t: 'n', v: serial, z: 'yyyy/m/d' }
  const book = bookOf([['名单', dated]], { WBProps: { date1904 } })
  keep(`sheetjs-serial-days-${date1904 ? 1904 : 1900}.xlsx`, bytesOf(book, 'xlsx'), expectedOf(bureau))
}
const merged = sheetOf([
  bureau.rows[0],
  [1, PEOPLE[0].name, PEOPLE[0].id, '有记录', '住房一套', null],
  [null, null, null, '有记录', '商铺一间', null],
])
merged['!merges'] = [0, 1, 2].map((c) => ({ s: { r: 1, c }, e: { r: 2, c } }))
keep('sheetjs-merged.xlsx', bytesOf(bookOf([['名单', merged]]), 'xlsx'), {
  kind: 'bureau',
  lines: [
    { row: 2, no: 1, name: PEOPLE[0].name, idNumber: PEOPLE[0].id, outcome: 'record', value: '住房一套；商铺一间' },
  ],
  problems: [],
})

// LibreOffice opens and saves what SheetJS wrote
/** @param {string[]} args */
const office = (...args) =>
  execFileSync('soffice', [`-env:UserInstallation=file://${work}/profile`, '--headless', '--norestore', ...args], {
    stdio: 'ignore',
  })
/** @type {[string, string][]} */
const SAVED = [
  ['xlsx', 'xlsx'],
  ['xls', 'xls'],
  ['ods', 'ods'],
  ['csv', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'],
  ['csv', 'csv:Text - txt - csv (StarCalc):44,34,GB18030,1,,0,false,true,false'],
]
const sources = Object.entries(CASES).map(([name, one]) => {
  const source = path.join(work, `${name}.xlsx`)
  writeFileSync(source, bytesOf(bookOf([['名单', sheetOf(one.rows)]]), 'xlsx'))
  return source
})
SAVED.forEach(([ending, filter], i) => {
  const out = path.join(work, `out${i}`)
  office('--convert-to', filter.replace('GB18030', '85'), '--outdir', out, ...sources)
  for (const [name, one] of Object.entries(CASES)) {
    const suffix = ending === 'csv' ? (filter.includes('GB') ? '-gb18030' : '-utf8') : ''
    keep(`libreoffice-${name}${suffix}.${ending}`, readFileSync(path.join(out, `${name}.${ending}`)), expectedOf(one))
  }
})
// a password on opening, by a macro: the command line has no option for it
const basic = path.join(work, 'profile/user/basic/Standard')
mkdirSync(basic, { recursive: true })
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
writeFileSync(
  path.join(basic, 'script.xlb'),
  `${XML}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
)
writeFileSync(
  path.join(basic, 'Module1.xba'),
  `${XML}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub SaveLocked(source, target, ending)
Dim none(0) As New com.sun.star.beans.PropertyValue
none(0).Name = "Hidden"
none(0).Value = True
doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, none())
Dim args(1) As New com.sun.star.beans.PropertyValue
args(0).Name = "FilterName"
args(0).Value = "calc8"
If ending = "xls" Then args(0).Value = "MS Excel 97"
args(1).Name = "Password"
args(1).Value = "secret"
doc.storeToURL(target, args())
doc.close(True)
End Sub
</script:module>`,
)
for (const ending of ['xls', 'ods']) {
  const target = path.join(work, `locked.${ending}`)
  office(`macro:///Standard.Module1.SaveLocked("file://${sources[0]}","file://${target}","${ending}")`)
  keep(`libreoffice-locked.${ending}`, readFileSync(target), { kind: 'roster', refused: 'TABLE_LOCKED' })
}

/** @param {Uint8Array[]} all */
const sha512 = (...all) => createHash('sha512').update(Buffer.concat(all)).digest()
/** @param {number} n */
const int32 = (n) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}
/** @param {Buffer} key @param {Buffer} iv @param {Uint8Array} plain */
const sealed = (key, iv, plain) => {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  const room = Buffer.alloc(Math.ceil(plain.length / 16) * 16)
  room.set(plain)
  return Buffer.concat([cipher.update(room), cipher.final()])
}
/**
 * What Excel writes when a password is set on opening: [MS-OFFCRYPTO] 2.3.4.10, agile encryption.
 * @param {Uint8Array} book @param {string} password
 */
const locked = (book, password) => {
  const [salt, keySalt, key] = [randomBytes(16), randomBytes(16), randomBytes(32)]
  const spins = 1000
  let hash = sha512(salt, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < spins; i += 1) hash = sha512(int32(i), hash)
  const by = (/** @type {number[]} */ block) => sha512(hash, Buffer.from(block)).subarray(0, 32)
  const verifier = randomBytes(16)
  const base64 = (/** @type {Buffer} */ bytes) => bytes.toString('base64')
  const how =
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"'
  const info = `${XML}<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${how} saltValue="${base64(keySalt)}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spins}" ${how} saltValue="${base64(salt)}" encryptedVerifierHashInput="${base64(sealed(by([0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79]), salt, verifier))}" encryptedVerifierHashValue="${base64(sealed(by([0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e]), salt, sha512(verifier)))}" encryptedKeyValue="${base64(sealed(by([0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6]), salt, key))}"/></keyEncryptor></keyEncryptors></encryption>`
  const length = Buffer.alloc(8)
  length.writeUInt32LE(book.length)
  const segments = Array.from({ length: Math.ceil(book.length / 4096) }, (_, i) =>
    sealed(key, sha512(keySalt, int32(i)).subarray(0, 16), book.subarray(i * 4096, (i + 1) * 4096)),
  )
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(
    container,
    '/EncryptionInfo',
    Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(info)]),
  )
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.concat([length, ...segments]))
  return new Uint8Array(/** @type {any} */ (CFB.write(container, { type: 'buffer' })))
}
keep('bytes-locked.xlsx', locked(bytesOf(bookOf([['名单', sheetOf(roster.rows)]]), 'xlsx'), 'secret'), {
  kind: 'roster',
  refused: 'TABLE_LOCKED',
})

// a program that writes while it goes on: sizes behind the data, inline text, as Java back offices do
const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** @param {Rows} rows @param {{ addresses?: boolean, prefix?: string, tail?: string, before?: string, numbers?: boolean }} [how] */
const sheetXml = (rows, { addresses = true, prefix = '', tail = '', before = '', numbers = false } = {}) => {
  const p = prefix === '' ? '' : `${prefix}:`
  const cell = (/** @type {string | number | null} */ value, /** @type {number} */ r, /** @type {number} */ c) => {
    const place = addresses ? ` r="${utils.encode_cell({ r, c })}"` : ''
    if (value === null) return addresses ? '' : `<${p}c${place}/>`
    if (typeof value === 'number' || (numbers && /^\d{1,6}$/.test(value)))
      return `<${p}c${place}><${p}v>${value}</${p}v></${p}c>`
    return `<${p}c${place} t="inlineStr"><${p}is><${p}t>${escaped(value)}</${p}t></${p}is></${p}c>`
  }
  const body = rows.map(
    (row, r) =>
      `<${p}row${addresses ? ` r="${r + 1}"` : ''}>${row.map((value, c) => cell(value, r, c)).join('')}</${p}row>`,
  )
  const space = prefix === '' ? `xmlns="${NS}"` : `xmlns:${prefix}="${NS}"`
  return `${XML}<${p}worksheet ${space}>${before}<${p}sheetData>${body.join('')}${tail}</${p}sheetData></${p}worksheet>`
}
/** @param {string} sheet @returns {Record<string, string>} */
const partsOf = (sheet) => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${NS}" xmlns:r="${REL}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheet,
})
/** @param {Record<string, string>} parts */
const streamed = (parts) => {
  /** @type {Uint8Array[]} */
  const chunks = []
  const zip = new Zip((_error, chunk) => void chunks.push(chunk))
  for (const [name, text] of Object.entries(parts)) {
    const part = new ZipDeflate(name, { level: 6 })
    zip.add(part)
    part.push(strToU8(text), true)
  }
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}
for (const [name, one] of Object.entries(CASES)) {
  /** @type {[string, any][]} */
  const ways = [
    ['', {}],
    ['-no-addresses', { addresses: false }],
    ['-prefixed', { prefix: 'x' }],
    ['-borders-far-down', { tail: '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>' }],
    ['-wide-dimension', { before: '<dimension ref="A1:XFD1048576"/>' }],
  ]
  for (const [what, how] of ways)
    keep(`streamed-${name}${what}.xlsx`, streamed(partsOf(sheetXml(one.rows, how))), expectedOf(one))
}

// by bytes: text files in every encoding and with every delimiter
const DOUBLE = new Map()
for (let first = 0x81; first <= 0xfe; first += 1)
  for (let second = 0x40; second <= 0xfe; second += 1)
    if (second !== 0x7f)
      DOUBLE.set(new TextDecoder('gb18030').decode(Uint8Array.from([first, second])), [first, second])
/** @param {string} text */
const gb18030 = (text) =>
  Uint8Array.from([...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : DOUBLE.get(letter))))
/** @param {string} text */
const utf16le = (text) => new Uint8Array(Buffer.from(text, 'utf16le'))
/** @param {string} text */
const utf16be = (text) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
/** @type {Record<string, (text: string) => Uint8Array>} */
const ENCODINGS = {
  utf8: strToU8,
  'utf8-bom': (text) => strToU8(`\ufeff${text}`),
  gb18030,
  utf16le: (text) => utf16le(`\ufeff${text}`),
  utf16be: (text) => utf16be(`\ufeff${text}`),
  'utf16le-no-bom': utf16le,
}
/** @param {Rows} rows @param {string} delimiter */
const textOf = (rows, delimiter) =>
  rows
    .map((row) =>
      row.map((cell) => (String(cell ?? '').includes(delimiter) ? `"${cell}"` : String(cell ?? ''))).join(delimiter),
    )
    .join('\r\n')
for (const [name, one] of Object.entries(CASES)) {
  for (const [encoding, encode] of Object.entries(ENCODINGS))
    keep(`bytes-${name}-${encoding}.csv`, encode(textOf(one.rows, ',')), expectedOf(one))
  for (const [what, delimiter] of [
    ['tab', '\t'],
    ['bar', '|'],
    ['semicolon', ';'],
  ])
    keep(`bytes-${name}-${what}.txt`, gb18030(textOf(one.rows, delimiter)), expectedOf(one))
}
const kept = roster.rows.map((row) => row.map((cell) => (/^\d{18}$/.test(String(cell)) ? `="${cell}"` : cell)))
keep(
  'bytes-kept-as-text.csv',
  gb18030(kept.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')),
  expectedOf(roster),
)
keep('bytes-blank-lines.csv', strToU8(`\n\n${textOf(roster.rows, ',')}\n\n`), expectedOf(roster, 2))
keep('bytes-picture.xlsx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), {
  kind: 'roster',
  refused: 'FILE_KIND_WRONG',
})
keep('bytes-words.txt', gb18030('这不是一张表'), { kind: 'roster', refused: 'FILE_KIND_WRONG' })
keep('bytes-blank.csv', strToU8('\r\n \r\n'), { kind: 'roster', refused: 'TABLE_EMPTY' })
keep('bytes-cut.xlsx', bytesOf(bookOf([['名单', sheetOf(roster.rows)]]), 'xlsx').subarray(0, 900), {
  kind: 'roster',
  refused: 'FILE_KIND_WRONG',
})
keep(
  'bytes-bomb.xlsx',
  zipSync(
    { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(80_000_000) },
    { level: 9 },
  ),
  {
    kind: 'roster',
    refused: 'TABLE_TOO_LONG',
  },
)
keep('bytes-other-columns.csv', strToU8('姓名,手机\n王小明,1\n'), { kind: 'roster', refused: 'ROWS_REJECTED' })
const container = CFB.utils.cfb_new()
CFB.utils.cfb_add(container, '/Other', Buffer.from('nothing'))
keep('bytes-other-container.et', new Uint8Array(/** @type {any} */ (CFB.write(container, { type: 'buffer' }))), {
  kind: 'roster',
  refused: 'FILE_KIND_WRONG',
})
keep('bytes-bank.et', bytesOf(bookOf([['名单', sheetOf(bank.rows)]]), 'biff8'), expectedOf(bank))

rmSync(work, { recursive: true, force: true })
