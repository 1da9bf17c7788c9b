import { inflateRawSync } from 'node:zlib'

const MAX_FILE = 10_000_000
const MAX_INFLATED = 40_000_000
const MAX_ENTRIES = 200
const MAX_ROWS = 20_000
/** More than the longest text of a cell with each of its 32,767 letters written as an entity. */
const MAX_TOKEN = 200_000

type Part = { readonly name: string; readonly at: number; readonly packed: number; readonly method: number }

/** The end record is in the last 64 KB, before an optional comment. */
const endRecord = (zip: Buffer): number => zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))

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
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
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

const ROW = /<(?:[^\s<>/]*:)?row(?=[\s/>])/
/** Where a row or a cell stands, whichever quotes and blanks its program writes: at most two letters for the column. */
const PLACES = /(?<![\w:])r\s*=\s*["']([^"']*)/g
const PLACE = /^[A-Z]{0,2}\d{1,5}$/

/** The library fills the gaps of a sheet: one cell in its far corner would be expanded to billions of empty cells. */
const wideOrLong = (xml: string): boolean => {
  if (xml.split(ROW).length > MAX_ROWS + 1) return true
  for (const [, place = ''] of xml.matchAll(PLACES))
    if (!PLACE.test(place) || Number(place.replace(/\D/g, '')) > MAX_ROWS) return true
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

const unpack = (zip: Buffer, part: Part, left: number): Buffer | undefined => {
  const own = bounds(zip, part)
  if (own === undefined) return undefined
  const packed = zip.subarray(own.from, own.to)
  if (part.method === 0) return packed.length > left ? undefined : packed
  if (part.method !== 8) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch {
    // damaged, or larger than the remaining limit: not a table sent in good faith
    return undefined
  }
}

/**
 * The unpacked texts of a workbook that is no zip bomb: its unpacked size fits a list of some thousand persons, no two parts have
 * one name, and no sheet has cells at extreme rows or columns. Undefined for every other file.
 */
export const safeParts = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | undefined => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (zip.length < 100 || zip.length > MAX_FILE || zip.readUInt32LE(0) !== 0x04034b50) return undefined
  const parts = new Map<string, Buffer>()
  let left = MAX_INFLATED
  for (const part of listed(zip) ?? []) {
    const plain = unpack(zip, part, left)
    if (plain === undefined || parts.has(part.name)) return undefined
    left -= plain.length
    parts.set(part.name, plain)
    if (!/\.(xml|rels)$/.test(part.name)) continue
    const xml = plain.toString('utf8')
    // a sheet may have any name: the workbook says which parts are its sheets
    if (longToken(xml) || (xml.includes('sheetData') && wideOrLong(xml))) return undefined
  }
  return parts.has('xl/workbook.xml') ? Object.fromEntries(parts) : undefined
}
