import { inflateRawSync } from 'node:zlib'
import type { Unreadable } from '../../ports/tables'
import { codeOf } from '../error-code'

const MAX_INFLATED = 60_000_000
const MAX_ENTRIES = 200
/** Elements of rows, with content or only with a format. */
const MAX_ROWS = 150_000
/** What an OpenDocument sheet has when all repetitions are written out. */
const MAX_CELLS = 3_000_000
/** More than the longest text of a cell with each of its 32,767 letters written as an entity. */
const MAX_TOKEN = 200_000

type Part = {
  readonly name: string
  readonly at: number
  readonly packed: number
  readonly method: number
  readonly locked: boolean
}

/** The end record is in the last 64 KB, before an optional comment. */
const endRecord = (zip: Buffer): number => zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))

const IN_64_BITS = 0xffffffff

/** Sizes and places that programs which write while they go on put into an extra field of 64-bit numbers. */
const in64Bits = (zip: Buffer, at: number): { readonly packed: number; readonly at: number } => {
  const [packed, plain, place] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 42)]
  let field = at + 46 + zip.readUInt16LE(at + 28)
  const end = Math.min(zip.length, field + zip.readUInt16LE(at + 30))
  while (field + 4 <= end && zip.readUInt16LE(field) !== 1) field += 4 + zip.readUInt16LE(field + 2)
  field += 4
  const next = (short: number): number => {
    if (short !== IN_64_BITS) return short
    const long = field + 8 <= end ? Number(zip.readBigUInt64LE(field)) : zip.length
    field += 8
    return long
  }
  next(plain)
  return { packed: next(packed), at: next(place) }
}

const listed = (zip: Buffer): readonly Part[] | undefined => {
  const end = endRecord(zip)
  if (end < 0 || end + 22 > zip.length) return undefined
  const count = zip.readUInt16LE(end + 10)
  if (count === 0 || count > MAX_ENTRIES) return undefined
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = zip.readUInt16LE(at + 28)
    parts.push({
      method: zip.readUInt16LE(at + 10),
      ...in64Bits(zip, at),
      locked: (zip.readUInt16LE(at + 8) & 1) === 1,
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

/** Start and end of a part's bytes, as stated in the part's own header. */
const bounds = (zip: Buffer, part: Part): { from: number; to: number } | undefined => {
  if (part.at + 30 > zip.length || zip.readUInt32LE(part.at) !== 0x04034b50) return undefined
  const from = part.at + 30 + zip.readUInt16LE(part.at + 26) + zip.readUInt16LE(part.at + 28)
  const to = from + part.packed
  return to > zip.length ? undefined : { from, to }
}

const ROW = /<(?:[^\s<>/]*:)?row(?=[\s/>])/g
const tooManyRows = (xml: string): boolean => {
  let rows = 0
  for (const _ of xml.matchAll(ROW)) {
    rows += 1
    if (rows > MAX_ROWS) return true
  }
  return false
}

/** An OpenDocument row or cell may say that it stands there a million times; what is repeated so often is empty. */
const OFTEN = /number-(rows|columns)-repeated\s*=\s*(["'])(?:\s*\d{4,}|[^"']*[^\d"'])[^"']*\2/g
const notOften = (xml: string): string => xml.replace(OFTEN, 'number-$1-repeated="1"')
/** How many digits a number format has: the library writes each of them out. */
const DIGITS = /((?:decimal-places|digits)\s*=\s*)(["'])(?:\d{3,}|[^"']*[^\d"'])[^"']*\2/g
/** Formats that depend on the value: the library would print each to the log. */
const CONDITION = /<style:map[^>]*>/g

const REPEATED = /<(?:[^\s<>/]*:)?table-(row|cell)(?=[\s/>])|number-(rows|columns)-repeated\s*=\s*["'](\d+)/g
/** Whether the repeated rows and cells are more than a list has. */
const tooManyRepeated = (xml: string): boolean => {
  let [cells, rows] = [0, 1]
  for (const [, element, direction, times] of xml.matchAll(REPEATED)) {
    if (element === 'row') rows = 1
    if (direction === 'rows') rows = Number(times)
    if (element === 'cell') cells += rows
    if (direction === 'columns') cells += rows * Number(times)
    if (cells > MAX_CELLS) return true
  }
  return false
}

const ENDS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const
const QUOTE_OR_END = /["'>]/g

/** Where the markup that begins at `from` ends, seen as the library sees it; -1 when it does not end. */
const endOfMarkup = (xml: string, from: number): number => {
  for (const [begin, end] of ENDS) if (xml.startsWith(begin, from)) return xml.indexOf(end, from)
  QUOTE_OR_END.lastIndex = from
  for (let found = QUOTE_OR_END.exec(xml); found !== null; found = QUOTE_OR_END.exec(xml)) {
    if (found[0] === '>') return found.index
    const close = xml.indexOf(found[0], found.index + 1)
    if (close >= 0) QUOTE_OR_END.lastIndex = close + 1
  }
  return -1
}

/** The library reads a tag or a text again from its beginning with each chunk: a long one would occupy the process for hours. */
const longToken = (xml: string): boolean => {
  for (let at = 0; at < xml.length; ) {
    const next = xml.indexOf('<', at)
    const end = next < 0 ? -1 : endOfMarkup(xml, next)
    if (next - at > MAX_TOKEN || (end < 0 ? xml.length - at : end - next) > MAX_TOKEN) return true
    if (end < 0) return false
    at = end + 1
  }
  return false
}

const unpack = (zip: Buffer, part: Part, left: number): Buffer | Unreadable => {
  const own = bounds(zip, part)
  if (own === undefined) return 'no-table'
  const packed = zip.subarray(own.from, own.to)
  if (part.method === 0) return packed.length > left ? 'too-long' : packed
  if (part.method !== 8) return 'no-table'
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-long' : 'no-table'
  }
}

const BOOK = 'xl/workbook.xml'
const CONTENT = 'content.xml'
const OPEN_DOCUMENT: ReadonlySet<string> = new Set([CONTENT, 'styles.xml'])
const isText = (name: string): boolean => /\.(xml|rels)$/.test(name)

/** The part as it is handed on, or why the file is not read. */
const checked = (name: string, plain: Uint8Array): Uint8Array | Unreadable => {
  if (!isText(name)) return plain
  const xml = Buffer.from(plain).toString('utf8')
  if (longToken(xml)) return 'no-table'
  // a sheet may have any name: the workbook says which parts are its sheets
  if (tooManyRows(xml)) return 'too-long'
  if (!OPEN_DOCUMENT.has(name)) return plain
  const once = notOften(xml.replace(CONDITION, '').replace(DIGITS, '$1"0"'))
  return tooManyRepeated(once) ? 'too-long' : Buffer.from(once)
}

const unpackAll = (zip: Buffer): Map<string, Uint8Array> | Unreadable => {
  const parts = new Map<string, Uint8Array>()
  let left = MAX_INFLATED
  for (const part of listed(zip) ?? []) {
    if (part.locked) return 'locked'
    if (parts.has(part.name)) return 'no-table'
    const plain = unpack(zip, part, left)
    const sound = typeof plain === 'string' ? plain : checked(part.name, plain)
    if (typeof sound === 'string') return sound
    left -= plain.length
    parts.set(part.name, sound)
  }
  return parts
}

/**
 * The unpacked texts of a workbook that is no zip bomb: its unpacked size fits a list of the work, and no two parts have one
 * name. `locked`: with a password.
 */
export const safeParts = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | Unreadable => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = zip.length < 100 ? 'no-table' : unpackAll(zip)
  if (typeof parts === 'string') return parts
  const manifest = Buffer.from(parts.get('META-INF/manifest.xml') ?? [])
  if (manifest.includes('encryption-data')) return 'locked'
  return parts.has(BOOK) || parts.has(CONTENT) ? Object.fromEntries(parts) : 'no-table'
}
