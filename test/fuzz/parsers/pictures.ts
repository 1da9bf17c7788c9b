import { deflateSync } from 'node:zlib'
import { contentKinds } from '@cloud/adapters/content/kind'
import { pictureOf } from '@local/walk/pictures'
import { changedBytes, joined } from '../mutate/bytes'
import type { Part } from '../mutate/parts'
import { pdfForm } from '../mutate/pdf'
import { jpegForm, jpegOf, pngForm, pngOf, webpForm, webpOf } from '../mutate/pictures'
import { type Bytes, bytesOf, type Mutate, type Opened, type Parser } from '../parser'

const letters = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'))

/** As an upload is treated: its kind by its content, then without its photos' metadata, which must not change its kind. */
const take =
  (begins: (bytes: Bytes) => boolean): Opened['take'] =>
  async (bytes) => {
    const kind = await contentKinds.kindOf(bytes)
    if (kind === undefined) return begins(bytes) ? 'deeper' : 'first'
    const without = contentKinds.withoutMetadata(bytes, kind)
    if (!kind.includes('spreadsheet') && without.length > bytes.length + 64) throw new Error('the file became larger')
    if (Buffer.compare(contentKinds.withoutMetadata(without, kind), without) !== 0)
      throw new Error('metadata is left after it was taken out')
    return 'accepted'
  }

const startsWith =
  (...start: readonly number[]) =>
  (bytes: Bytes): boolean =>
    start.every((byte, i) => bytes[i] === byte)

const picture = (
  name: string,
  {
    modules,
    samples,
    form,
    start,
  }: { modules: readonly string[]; samples: readonly Bytes[]; form: Mutate; start: (bytes: Bytes) => boolean },
): Parser => ({
  name,
  modules,
  mutate: [form, form, form, changedBytes],
  open: () => ({ samples, take: take(start) }),
})

const exif = (order: 'II' | 'MM', turned: number): Bytes => {
  const two = (n: number): number[] => (order === 'MM' ? [n >> 8, n & 255] : [n & 255, n >> 8])
  const fourOf = (n: number): number[] => (order === 'MM' ? [0, 0, ...two(n)] : [...two(n), 0, 0])
  const entry = (tag: number, value: number): number[] => [...two(tag), ...two(3), ...fourOf(1), ...two(value), 0, 0]
  const directory = [...two(2), ...entry(0x0110, 1), ...entry(0x0112, turned), ...fourOf(0)]
  return joined(letters(order), Uint8Array.from([...two(42), ...fourOf(8), ...directory]), letters('GPS 22.5N 113.1E'))
}
const noted = (turned: number, order: 'II' | 'MM' = 'MM'): Bytes => joined(letters('Exif\0\0'), exif(order, turned))

const JFIF: Part = { name: 'e0', body: joined(letters('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0)) }
const TABLES: Part = { name: 'db', body: Uint8Array.from([0, ...Array<number>(64).fill(7)]) }
const FRAME: Part = { name: 'c0', body: Uint8Array.of(8, 0, 20, 0, 30, 1, 1, 0x11, 0) }
const SCAN: Part = {
  name: 'da',
  body: Uint8Array.of(1, 1, 0, 0, 63, 0, 0, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9),
}
const JPEGS: readonly Bytes[] = [
  [JFIF, TABLES, FRAME, SCAN],
  [{ name: 'e1', body: noted(6) }, JFIF, TABLES, FRAME, SCAN],
  [
    JFIF,
    { name: 'e1', body: noted(3, 'II') },
    { name: 'ed', body: letters('Photoshop city') },
    { name: 'e2', body: joined(letters('ICC_PROFILE\0'), Uint8Array.of(1, 1, 9)) },
    { name: 'fe', body: letters('a comment') },
    TABLES,
    FRAME,
    SCAN,
  ],
].map(jpegOf)

const IHDR: Part = { name: 'IHDR', body: Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0) }
const IDAT: Part = { name: 'IDAT', body: new Uint8Array(deflateSync(Buffer.alloc(14))) }
const IEND: Part = { name: 'IEND', body: new Uint8Array() }
const PNGS: readonly Bytes[] = [
  pictureOf('signature').slice(),
  pngOf([IHDR, IDAT, IEND]),
  pngOf([IHDR, { name: 'eXIf', body: exif('MM', 6) }, { name: 'tEXt', body: letters('GPS\0here') }, IDAT, IEND]),
]

const VP8: Part = { name: 'VP8 ', body: Uint8Array.of(0, 0, 0, 0x9d, 0x01, 0x2a, 2, 0, 2, 0) }
const VP8X: Part = { name: 'VP8X', body: Uint8Array.of(0x2c, 0, 0, 0, 9, 0, 0, 9, 0, 0) }
const FRAMES: Part = { name: 'ANMF', body: joined(new Uint8Array(16), webpOf([VP8]).subarray(12)) }
const WEBPS: readonly Bytes[] = [
  webpOf([VP8]),
  webpOf([VP8X, { name: 'ICCP', body: Uint8Array.of(7) }, VP8, { name: 'EXIF', body: noted(6, 'II') }]),
  webpOf([VP8X, { name: 'ANIM', body: new Uint8Array(6) }, FRAMES, { name: 'XMP ', body: letters('GPSLatitude') }]),
]

const stream = (dictionary: string, body: Bytes): Bytes =>
  joined(letters(`<< ${dictionary} /Length ${body.length} >>\nstream\n`), body, letters('\nendstream\nendobj'))
const object = (no: number, body: Bytes): Bytes => joined(letters(`\n${no} 0 obj\n`), body)
const pdfOf = (...objects: readonly Bytes[]): Bytes =>
  joined(
    letters('%PDF-1.7\n'),
    ...objects.map((body, i) => object(i + 1, body)),
    letters('\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  )
const packed = (text: string): Bytes => new Uint8Array(deflateSync(bytesOf(text)))
const CATALOG = letters('<< /Type /Catalog /Pages 2 0 R >>\nendobj')
const PDFS: readonly Bytes[] = [
  pdfOf(CATALOG, letters('<< /Type /Pages /Count 0 /Kids [] >>\nendobj')),
  pdfOf(CATALOG, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', packed('5 0 << /Title (a bill) >>'))),
  pdfOf(
    CATALOG,
    stream('/Type /ObjStm /N 1 /First 4', letters('5 0 << /Title (a bill) >>')),
    stream('/Type /XObject /Subtype /Image /Filter /DCTDecode', JPEGS[1] ?? new Uint8Array()),
    stream('/Type /EmbeddedFile /Filter /Fl', packed('<invoice/>')),
  ),
]

export const PICTURES: readonly Parser[] = [
  picture('jpeg', {
    modules: ['cloudfunctions/adapters/content/jpeg.ts', 'cloudfunctions/adapters/content/exif.ts'],
    samples: JPEGS,
    form: jpegForm,
    start: startsWith(0xff, 0xd8, 0xff),
  }),
  picture('png', {
    modules: ['cloudfunctions/adapters/content/png.ts', 'cloudfunctions/adapters/content/kind.ts'],
    samples: PNGS,
    form: pngForm,
    start: startsWith(0x89, 0x50, 0x4e, 0x47),
  }),
  picture('webp', {
    modules: ['cloudfunctions/adapters/content/webp.ts', 'cloudfunctions/adapters/content/bytes.ts'],
    samples: WEBPS,
    form: webpForm,
    start: (bytes) =>
      startsWith(0x52, 0x49, 0x46, 0x46)(bytes) && startsWith(0x57, 0x45, 0x42, 0x50)(bytes.subarray(8)),
  }),
  {
    name: 'pdf',
    modules: [
      'cloudfunctions/adapters/content/soundness.ts',
      'cloudfunctions/adapters/content/exif.ts',
      'cloudfunctions/adapters/content/without-metadata.ts',
    ],
    mutate: [pdfForm, pdfForm, pdfForm, changedBytes],
    open: () => ({ samples: PDFS, take: take(startsWith(0x25, 0x50, 0x44, 0x46)) }),
  },
]
