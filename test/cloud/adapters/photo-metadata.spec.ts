import { withoutMetadata } from '@cloud/adapters/content/without-metadata'
import fc from 'fast-check'

const bytes = (text: string): number[] => [...Buffer.from(text, 'latin1')]
const segment = (marker: number, body: readonly number[]): number[] => [
  ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255],
  ...body,
]
const JFIF = segment(0xe0, [...bytes('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])
const TABLES = segment(0xdb, [0, ...Array<number>(64).fill(7)])
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]
const END = [0xff, 0xd9]
/** Exif data as a phone writes it: orientation, place, and model of the phone. */
const exif = (turned: number, order: 'II' | 'MM' = 'MM'): number[] => {
  const two = (n: number) => (order === 'MM' ? [n >> 8, n & 255] : [n & 255, n >> 8])
  const four = (n: number) => (order === 'MM' ? [0, 0, ...two(n)] : [...two(n), 0, 0])
  const entry = (tag: number, value: number) => [...two(tag), ...two(3), ...four(1), ...two(value), 0, 0]
  const directory = [...two(2), ...entry(0x0110, 1), ...entry(0x0112, turned), ...four(0)]
  return segment(0xe1, [
    ...bytes(`Exif\0\0${order}`),
    ...two(42),
    ...four(8),
    ...directory,
    ...bytes('GPS 22.5N 113.1E'),
  ])
}
const jpeg = (...parts: readonly number[][]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...parts.flat()])
const stripped = (picture: Uint8Array): string => Buffer.from(withoutMetadata(picture, 'image/jpeg')).toString('latin1')

const KINDS = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

describe('a photo from a phone', () => {
  test.each(['II', 'MM'] as const)('keeps its orientation and loses its location (%s)', (order) => {
    const photo = jpeg(exif(6, order), JFIF, TABLES, SCAN, END)
    expect(stripped(photo)).not.toContain('GPS')
    const upright = jpeg(exif(1), JFIF, TABLES, SCAN, END)
    expect(stripped(upright)).toBe(Buffer.from(jpeg(JFIF, TABLES, SCAN, END)).toString('latin1'))
    // exactly one Exif field is left, and parsing it gives the same value
    expect(stripped(photo)).toContain('Exif\0\0MM')
    expect(stripped(photo).length - stripped(upright).length).toBe(36)
    expect(stripped(photo)).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06')
  })

  test('keeps its pixels, colours and scans byte for byte', () => {
    const colours = segment(0xe2, [...bytes('ICC_PROFILE\0'), 1, 1, 9])
    const second = [...segment(0xc4, [1, 2, 3]), ...SCAN]
    const talk = [
      segment(0xed, bytes('Photoshop city')),
      segment(0xfe, bytes('a comment')),
      segment(0xe2, bytes('MPF\0')),
    ]
    const model = segment(0xee, [...bytes('Adobe'), 0, 100, 0, 0, 0, 0, 1])
    const photo = jpeg(JFIF, ...talk, colours, model, TABLES, SCAN, second, END, bytes('a film with its own GPS'))
    expect(stripped(photo)).toBe(Buffer.from(jpeg(JFIF, colours, model, TABLES, SCAN, second, END)).toString('latin1'))
  })

  test.each([
    ['a second, smaller picture', 0xe0, 'JFXX\0\x10'],
    ['what a camera adds under a name of its own', 0xe0, 'CIFF camera'],
    ['the like beside the colour model', 0xee, 'owner'],
  ])('loses %s', (_what, marker, body) => {
    const photo = jpeg(JFIF, segment(marker, bytes(body)), TABLES, SCAN, END)
    expect(stripped(photo)).toBe(Buffer.from(jpeg(JFIF, TABLES, SCAN, END)).toString('latin1'))
  })

  test('loses its metadata even after padding bytes or a truncated scan', () => {
    for (const photo of [
      jpeg([0xff], exif(6), JFIF, SCAN, END),
      jpeg(SCAN.slice(0, -2), [0xff], exif(1), [0xff], exif(6)),
    ]) {
      expect(stripped(photo)).not.toContain('GPS')
      const once = withoutMetadata(photo, 'image/jpeg')
      expect(withoutMetadata(once, 'image/jpeg')).toEqual(once)
    }
  })

  test('without metadata is returned unchanged', () => {
    for (const same of [jpeg(JFIF, TABLES, SCAN, END), jpeg(JFIF, TABLES, SCAN), jpeg(JFIF, [0, 0]), jpeg()])
      expect(withoutMetadata(same, 'image/jpeg')).toBe(same)
  })

  test.each([
    ['cut off in the picture', jpeg(exif(6), TABLES, SCAN)],
    ['cut off in its notes', jpeg(exif(6)).subarray(0, 50)],
    ['with something strange before its notes', jpeg(JFIF, [0, 0], exif(3), TABLES, SCAN, END)],
  ])('%s also loses its location', (_what, photo) => {
    expect(stripped(photo)).not.toContain('GPS')
  })

  describe('taken as a screenshot (PNG)', () => {
    const chunk = (name: string, body: string) => [0, 0, 0, body.length, ...bytes(name), ...bytes(body), 1, 2, 3, 4]
    const start = [0x89, ...bytes('PNG\r\n\x1a\n')]
    const png = (...chunks: number[][]) => Uint8Array.from([...start, ...chunks.flat()])
    const plain = png(chunk('IHDR', 'head'), chunk('IDAT', 'dots'), chunk('IEND', ''))

    // text, place and time; who made it with what (caBX); what programs add under names of their own; a name nobody knows
    test.each(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX', 'iDOT', 'prVW', 'gpSx'])('loses its %s', (name) => {
      const noted = png(
        chunk('IHDR', 'head'),
        chunk(name, 'GPS'),
        chunk('IDAT', 'dots'),
        chunk(name, 'GPS'),
        chunk('IEND', ''),
      )
      expect(withoutMetadata(noted, 'image/png')).toEqual(plain)
    })

    test('keeps its colours, density and motion byte for byte', () => {
      const looks = ['gAMA', 'cHRM', 'iCCP', 'sRGB', 'cICP', 'sBIT', 'PLTE', 'tRNS', 'bKGD', 'pHYs', 'acTL', 'fcTL']
      const coloured = png(
        chunk('IHDR', 'head'),
        ...looks.map((name) => chunk(name, 'look')),
        chunk('IDAT', 'dots'),
        chunk('fdAT', 'dots'),
        chunk('IEND', ''),
      )
      for (const same of [plain, coloured]) expect(withoutMetadata(same, 'image/png')).toBe(same)
    })
  })

  describe('saved as WebP', () => {
    const four = (n: number) => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >> 24]
    const chunk = (name: string, body: readonly number[]) => [
      ...[...bytes(name), ...four(body.length), ...body],
      ...(body.length % 2 === 1 ? [0] : []),
    ]
    const webp = (...chunks: number[][]) => {
      const body = [...bytes('WEBP'), ...chunks.flat()]
      return Uint8Array.from([...bytes('RIFF'), ...four(body.length), ...body])
    }
    const header = (flags: number) => chunk('VP8X', [flags, 0, 0, 0, 9, 0, 0, 9, 0, 0])
    const dots = chunk('VP8 ', [1, 2, 3])
    const notes = (turned: number) => chunk('EXIF', exif(turned, 'II').slice(10))

    test('loses its location, the editor’s metadata and trailing bytes, and its header is adjusted', () => {
      const given = webp(header(0x2c), chunk('ICCP', [7]), dots, notes(1), chunk('XMP ', bytes('GPSLatitude')))
      const taken = Uint8Array.from([...given, ...bytes('GPS behind the end')])
      expect(withoutMetadata(taken, 'image/webp')).toEqual(webp(header(0x20), chunk('ICCP', [7]), dots))
    })

    test('keeps its orientation', () => {
      const taken = webp(header(0x08), dots, notes(8))
      const kept = Buffer.from(withoutMetadata(taken, 'image/webp')).toString('latin1')
      expect(kept).not.toContain('GPS')
      expect(kept).toContain('\x01\x12\0\x03\0\0\0\x01\0\x08')
      expect(kept.slice(12, 21)).toBe('VP8X\x0a\0\0\0\x08')
    })

    test('without metadata is returned unchanged', () => {
      for (const same of [webp(dots), webp(header(0x10), chunk('ALPH', [5]), dots), webp()])
        expect(withoutMetadata(same, 'image/webp')).toBe(same)
    })
  })

  test('inside a PDF loses its location, and no byte of the document moves', () => {
    const photo = [
      ...jpeg(exif(6), segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0GPSLongitude')), TABLES, SCAN, END),
    ]
    const before = bytes('%PDF-1.7\n4 0 obj<</Filter/DCTDecode>>stream\n')
    const after = bytes('\nendstream endobj\n5 0 obj<</Author(a clerk)>>endobj\nstartxref\n90\n%%EOF')
    const kept = Buffer.from(withoutMetadata(Uint8Array.from([...before, ...photo, ...after]), 'application/pdf'))
    expect(kept.length).toBe(before.length + photo.length + after.length)
    expect(kept.toString('latin1')).not.toContain('GPS')
    expect(kept.toString('latin1')).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06')
    expect([...kept.subarray(0, before.length)]).toEqual(before)
    expect([...kept.subarray(before.length + photo.length)]).toEqual(after)
    const paper = Uint8Array.from([...before, ...after])
    expect(withoutMetadata(paper, 'application/pdf')).toBe(paper)
  })

  describe('built to exhaust the parser', () => {
    const endless = (start: readonly number[], part: readonly number[]) => (size: number) => {
      const file = new Uint8Array(size)
      file.set(start)
      for (let at = start.length; at + part.length <= size; at += part.length) file.set(part, at)
      return file
    }
    /** How many bytes a method of `all` processed for this result. */
    const goneOver = (all: Uint8Array, name: string, answer: unknown, from: unknown): number => {
      if (answer instanceof Uint8Array) return answer.length
      const end = name === 'indexOf' && answer !== -1 ? Number(answer) : all.length
      return end - (name === 'indexOf' ? Number(from ?? 0) : 0)
    }
    /** The same bytes, with a count of those read, searched or copied so far. */
    const counted = (file: Uint8Array) => {
      const work = { bytes: 0 }
      const watched = (bytes: Uint8Array): Uint8Array =>
        new Proxy(bytes, { get: (all, name) => asked(all, String(name), Reflect.get(all, name, all)) })
      const asked = (all: Uint8Array, name: string, found: unknown): unknown => {
        if (/^\d/.test(name)) work.bytes += 1
        if (typeof found !== 'function') return found
        return (...given: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(found, all, given)
          work.bytes += goneOver(all, name, answer, given[1])
          return answer instanceof Uint8Array ? watched(answer) : answer
        }
      }
      return { file: watched(file), work }
    }
    // each marker claims a length of 64 KB
    const claim = [0xff, 0xe1, 0xff, 0xff, ...bytes('Exif\0\0')]
    const PDF = bytes('%PDF-1.4\n')

    test.each([
      ['a document of nothing but beginnings of notes', 'application/pdf', endless(PDF, claim)],
      [
        'a document of nothing but lists of notes',
        'application/pdf',
        endless(PDF, [...claim, ...bytes('MM\0*'), 0, 0, 0, 8, 0xff, 0xff]),
      ],
      ['a document of nothing but marks', 'application/pdf', endless(PDF, [0xff, 0xe1])],
      ['a broken photo of the same', 'image/jpeg', endless([0xff, 0xd8, 0], claim)],
    ])('%s is processed in linear time, because no byte is read repeatedly', (_what, mime, made) => {
      for (const size of [64 * 1024, 256 * 1024]) {
        const { file, work } = counted(made(size))
        withoutMetadata(file, mime)
        expect(work.bytes / size).toBeLessThan(8)
      }
    })

    test('loses overlapping metadata segments up to the end of the last one', () => {
      const long = [0xff, 0xe1, 0, 40, ...bytes('Exif\0\0'), ...Array<number>(20).fill(65)]
      const inside = [0xff, 0xe1, 0, 60, ...bytes('Exif\0\0'), ...bytes('GPS 22.5N 113.1E'.repeat(3))]
      const kept = withoutMetadata(Uint8Array.from([...PDF, ...long, ...inside]), 'application/pdf')
      expect(Buffer.from(kept).toString('latin1')).not.toContain('GPS')
    })
  })

  test.each([[[1]], [[0xff, 0]], [[0xff, 0xd0, 7]]])(
    'with stray bytes (%j) between two metadata segments loses both segments',
    (stray) => {
      const stripped = withoutMetadata(jpeg(SCAN, exif(8, 'II'), stray, exif(6), END), 'image/jpeg')
      expect(withoutMetadata(stripped, 'image/jpeg')).toEqual(stripped)
      expect(Buffer.from(stripped).toString('latin1')).not.toContain('GPS')
      expect([...stripped.subarray(-2)]).toEqual([0xff, 0xd9])
    },
  )

  test('with random bytes is processed without an error, and a second pass changes nothing', () => {
    const part = fc.oneof(
      fc.constantFrom(JFIF, TABLES, SCAN, END, exif(6), exif(8, 'II')),
      fc.array(fc.constantFrom(0xff, 0xd8, 0xe1, 0, 1, 0x45), { maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom(...KINDS), (parts, mime) => {
        const once = withoutMetadata(jpeg(...parts), mime)
        expect(withoutMetadata(once, mime)).toEqual(once)
      }),
    )
  })
})
