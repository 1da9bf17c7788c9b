import { deflateSync } from 'node:zlib'
import { contentKinds } from '@cloud/adapters/content/kind'
import { JPEG } from '@test/support/town'
import writeExcelFile from 'write-excel-file/node'

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const padded = (...head: readonly number[]): Uint8Array => Uint8Array.from([...head, ...Array<number>(64).fill(0)])

const jpeg = Buffer.from(JPEG)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const webp = Buffer.from(
  'UklGRkAAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAIAAAAAAFZQOCAYAAAAMAEAnQEqAQABAAdAliWkAANwAP7vuQAA',
  'base64',
)
const heic = ascii(`\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic${'\u0000'.repeat(32)}`)
const pdf = ascii('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

test.each([
  ['a photo', jpeg, 'image/jpeg'],
  ['a picture', png, 'image/png'],
  ['a web picture', webp, 'image/webp'],
  ['a photo of a newer phone', heic, 'image/heic'],
  ['a document', pdf, 'application/pdf'],
])('the MIME type of %s is detected from its content', async (_what, bytes, kind) => {
  expect(await contentKinds.kindOf(bytes)).toBe(kind)
})

test('the MIME type of an Excel workbook is detected from its content', async () => {
  const buffer = await writeExcelFile([[{ value: '公示' }]]).toBuffer()
  expect(await contentKinds.kindOf(buffer)).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
})

test.each([
  ['nothing', ascii('')],
  ['one byte', ascii('x')],
  ['text', ascii('收入证明.jpg')],
  ['a web page', ascii('<!doctype html><script>alert(1)</script>')],
  ['a drawing that can run scripts', ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a moving picture', ascii('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000')],
  ['a program', padded(0x4d, 0x5a, 0x90, 0)],
  ['an archive', padded(0x50, 0x4b, 3, 4, 20, 0)],
  ['the beginning of a photo', Uint8Array.of(0xff, 0xd8)],
  ['the head of a photo and a web page', Buffer.concat([jpeg.subarray(0, 20), ascii('<script>alert(1)</script>')])],
  ['ten bytes of a photo and a web page', Buffer.concat([jpeg.subarray(0, 10), ascii('<!doctype html>')])],
  ['a photo without its picture', jpeg.subarray(0, jpeg.lastIndexOf(0xda) - 1)],
  ['a photo of no width', Buffer.from(jpeg).fill(0, jpeg.indexOf(0xc0) + 6, jpeg.indexOf(0xc0) + 8)],
  ['the head of a picture and a web page', Buffer.concat([png.subarray(0, 33), ascii('<script>alert(1)</script>')])],
  ['a picture of no height', Buffer.from(png).fill(0, 20, 24)],
  [
    'the head of a web picture and a web page',
    Buffer.concat([webp.subarray(0, 16), ascii('<script>alert(1)</script>')]),
  ],
])('%s is not recognised as an accepted file type', async (_what, bytes) => {
  expect(await contentKinds.kindOf(bytes)).toBeUndefined()
})

const object = (text: string): Uint8Array => ascii(`%PDF-1.7\n1 0 obj\n${text}\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF`)
const kept = (text: string, dictionary = '/Filter/FlateDecode'): Uint8Array =>
  Buffer.concat([
    ascii(`%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 1/First 4${dictionary}>>\nstream\r\n`),
    dictionary.includes('FlateDecode') ? deflateSync(Buffer.from(text)) : ascii(text),
    ascii('\nendstream\nendobj\n%%EOF'),
  ])

test.each([
  ['runs a script when it is opened', object('<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>')],
  ['writes the name with numbers', object('<</OpenAction<</S/J#61vaScript/JS(app.alert(1))>>>>')],
  ['starts a program', object('<</OpenAction<</S/Launch/F(cmd.exe)>>>>')],
  ['sends a form somewhere', object('<</AA<</O<</S/SubmitForm/F(http://example.invalid)>>>>>>')],
  ['plays something', object('<</Subtype/RichMedia>>')],
  ['keeps the script in compressed objects', kept('1 0 <</S/JavaScript/JS(app.alert(1))>>')],
  ['keeps it in objects that are not compressed', kept('1 0 <</S/JavaScript>>', '')],
  ['names the compression with numbers', kept('1 0 <</S/J#61vaScript>>', '/Filter/Fl#61teDecode'.replace('#61', 'a'))],
  ['keeps its objects in a way nobody can read', kept('x', '/Filter/LZWDecode')],
  ['keeps more in them than any paper holds', kept('1 0 '.repeat(12_000_000))],
])('a PDF that %s is detected and marked as active', async (_what, bytes) => {
  expect(await contentKinds.kindOf(bytes)).toBe('application/pdf;active')
})

test.each([
  ['opens at a page', object('<</OpenAction[3 0 R/Fit]>>')],
  ['has links', object('<</A<</S/URI/URI(https://example.invalid/)>>>>')],
  ['carries the data of an electronic bill', object('<</Names<</EmbeddedFiles 4 0 R>>>>')],
  ['speaks of JavaScript', object('(JavaScript /JavaScripts)')],
  ['keeps its objects compressed', kept('1 0 <</Type/Page>>')],
  ['is locked against changes and can be looked into', object('<</Encrypt 9 0 R>>')],
])('a PDF that %s is detected as an ordinary PDF', async (_what, bytes) => {
  expect(await contentKinds.kindOf(bytes)).toBe('application/pdf')
})

test('an encrypted PDF whose compressed objects cannot be inspected is marked as locked', async () => {
  const locked = Buffer.concat([
    ascii('%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\r\n'),
    Buffer.alloc(40, 7),
    ascii('\nendstream\nendobj\ntrailer<</Encrypt 9 0 R>>\n%%EOF'),
  ])
  expect(await contentKinds.kindOf(locked)).toBe('application/pdf;locked')
})

test('a document of nothing but beginnings of streams is refused, and its end is not searched from each of them', async () => {
  const beginning = Buffer.concat([
    Buffer.from('\n1 0 obj</Type/ObjStm/Filter/FlateDecode>stream\n'),
    deflateSync(Buffer.from('x')),
  ])
  const of = (count: number): Buffer => Buffer.concat([Buffer.from(pdf), ...Array<Buffer>(count).fill(beginning)])
  expect(await contentKinds.kindOf(of(50_000))).toBe('application/pdf;active')
  const searched = jest.spyOn(Buffer.prototype, 'indexOf')
  const kind = await contentKinds.kindOf(of(500))
  const searches = searched.mock.calls.filter(([wanted]) => String(wanted) === 'endstream').length
  searched.mockRestore()
  expect(kind).toBe('application/pdf')
  expect(searches).toBe(1)
})
