import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Random } from '@local/year/random'
import { type Bytes, bytesOf, type Mutate, textOf } from '../parser'
import { changedBytes, joined, joinedAll } from './bytes'
import { type Part, partsForm } from './parts'
import { changedText } from './text'

/** The entries of a zip that was written by `zipOf` or by an office program; undefined when it has been damaged before. */
const zipParts = (bytes: Bytes): readonly Part[] | undefined => {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > zip.length) return undefined
  try {
    const parts: Part[] = []
    let at = zip.readUInt32LE(end + 16)
    for (let left = Math.min(300, zip.readUInt16LE(end + 10)); left > 0; left -= 1) {
      const [size, name, extra, note] = [20, 28, 30, 32].map((field) => zip.readUInt16LE(at + field))
      const [packed, local] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const body = zip.subarray(from, from + packed)
      const plain = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body, { maxOutputLength: 4_000_000 }) : body
      parts.push({ name: zip.toString('utf8', at + 46, at + 46 + (name ?? 0)), body: plain })
      at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0) + 0 * (size ?? 0)
    }
    return parts
  } catch {
    return undefined
  }
}

type Lie = 'none' | 'size' | 'method' | 'unlisted' | 'checksum'

const entry = ({ name, body }: Part, at: number, lie: Lie): { readonly local: Bytes; readonly listed: Bytes } => {
  const packed = deflateRawSync(body)
  const named = bytesOf(name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(lie === 'method' ? 12 : 8, 4)
  common.writeUInt32LE(lie === 'checksum' ? 7 : crc32(body), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(lie === 'size' ? 1 : body.length, 18)
  common.writeUInt16LE(named.length, 22)
  const local = joined(Uint8Array.of(0x50, 0x4b, 3, 4), common, named, packed)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  return {
    local,
    listed: lie === 'unlisted' ? new Uint8Array() : joined(Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0), common, rest, named),
  }
}

export const zipOf = (parts: readonly Part[], lieAbout?: { readonly at: number; readonly lie: Lie }): Bytes => {
  const locals: Bytes[] = []
  const list: Bytes[] = []
  let at = 0
  for (const [i, part] of parts.entries()) {
    const { local, listed } = entry(part, at, lieAbout?.at === i ? lieAbout.lie : 'none')
    locals.push(local)
    if (listed.length > 0) list.push(listed)
    at += local.length
  }
  const directory = joinedAll(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(list.length, 8)
  end.writeUInt16LE(list.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return joinedAll([...locals, directory, end])
}

type Change = (xml: string, random: Random) => string
const swapped = (xml: string, random: Random, pattern: RegExp, make: (found: string) => string): string => {
  const all = [...xml.matchAll(pattern)]
  const found = all[random.between(0, Math.max(0, all.length - 1))]
  if (found === undefined) return xml
  return xml.slice(0, found.index) + make(found[0]) + xml.slice(found.index + found[0].length)
}
const FAR = [
  ...['XFD1048576', 'A1048576', 'XFD1', 'ZZZ99', 'A0', '1', 'AAAAAAAA1', 'A1:XFD1048576', 'a1', ''],
  ...['1048576', '99999999', '1e9', '0x7fffffff', '&#57;9999999'],
] as const

/** Changes that leave the XML well-formed, or nearly: what a program other than Excel, or an attacker, would write. */
const XML: readonly [Change, ...Change[]] = [
  (xml, random) => swapped(xml, random, /\br="[^"]*"/g, () => `r="${random.pick(FAR)}"`),
  (xml, random) => swapped(xml, random, /\br="[^"]*"/g, () => `r='${random.pick(FAR)}'`),
  (xml, random) => swapped(xml, random, /\br="[^"]*"/g, () => `r = "${random.pick(FAR)}"`),
  (xml, random) => swapped(xml, random, /\bref="[^"]*"/g, () => `ref='${random.pick(FAR)}'`),
  (xml, random) => swapped(xml, random, /\s\w+="[^"]*"/g, () => ''),
  (xml, random) => swapped(xml, random, /\s\w+="[^"]*"/g, (found) => found.replace(/"/g, "'")),
  (xml, random) => swapped(xml, random, /\s\w+="[^"]*"/g, (found) => `${found}${found}`),
  (xml, random) => swapped(xml, random, /"[^"]*"/g, (found) => `"${changedText(found.slice(1, -1), random)}"`),
  (xml, random) => swapped(xml, random, /<\w[^<>]*>[^<>]*<\/\w+>/g, (found) => found.repeat(random.between(0, 50))),
  (xml, random) => swapped(xml, random, /<(\/?)(\w)/g, (found) => found.replace(/(<\/?)/, '$1x:')),
  (xml, random) => swapped(xml, random, />[^<>]+</g, (found) => `>${changedText(found.slice(1, -1), random)}<`),
  (xml, random) => swapped(xml, random, /<row\b[\s\S]*?<\/row>/g, (found) => found.repeat(random.between(0, 300))),
  (xml, random) => {
    const times = random.between(0, 19) === 0 ? 200_000 : random.between(1, 300)
    return swapped(
      xml,
      random,
      /<row\b/g,
      () => `${random.pick(['<row/>', '<row><c/></row>', '<c/>'] as const).repeat(times)}<row`,
    )
  },
  (xml, random) =>
    swapped(xml, random, /\bt="\w+"/g, () => `t="${random.pick(['s', 'str', 'b', 'e', 'd', 'n', 'inlineStr', ''])}"`),
  changedText,
]

const SHEET = /\.(xml|rels)$/
const insidePart = (part: Part, random: Random): Part =>
  SHEET.test(part.name)
    ? { ...part, body: bytesOf(random.pick(XML)(textOf(part.body), random)) }
    : { ...part, body: changedBytes(part.body, random) }

const LIES: readonly [Lie, ...Lie[]] = ['size', 'method', 'unlisted', 'checksum']

export const workbookForm: Mutate = partsForm({
  split: zipParts,
  join: (parts, random) =>
    random.between(0, 14) === 0
      ? zipOf(parts, { at: random.between(0, parts.length - 1), lie: random.pick(LIES) })
      : zipOf(parts),
  names: [
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/other.xml',
    '../x',
  ],
  inner: insidePart,
})
export { zipParts }
