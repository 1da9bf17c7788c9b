import { kindOf } from '@cloud/adapters/content-kind'
import writeExcelFile from 'write-excel-file/node'

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const padded = (...head: readonly number[]): Uint8Array => Uint8Array.from([...head, ...Array<number>(64).fill(0)])

const jpeg = padded(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const webp = ascii(`RIFF\u0024\u0000\u0000\u0000WEBPVP8 ${'\u0000'.repeat(32)}`)
const heic = ascii(`\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic${'\u0000'.repeat(32)}`)
const pdf = ascii('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

test.each([
  ['a photo', jpeg, 'image/jpeg'],
  ['a picture', png, 'image/png'],
  ['a web picture', webp, 'image/webp'],
  ['a photo of a newer phone', heic, 'image/heic'],
  ['a document', pdf, 'application/pdf'],
])('%s is known by its content', async (_what, bytes, kind) => {
  expect(await kindOf(bytes)).toBe(kind)
})

test('a table is known by its content', async () => {
  const buffer = await writeExcelFile([[{ value: '公示' }]]).toBuffer()
  expect(await kindOf(buffer)).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
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
])('%s is none of ours', async (_what, bytes) => {
  expect(await kindOf(bytes)).toBeUndefined()
})
