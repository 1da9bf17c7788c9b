/** Where the header of the container states what (all numbers little-endian). */
const HEADER = { shift: 30, directory: 48, moreTables: 68, tables: 76, end: 512 } as const
const ENTRY = { size: 128, type: 66, left: 68, right: 72, child: 76, start: 116, length: 120 } as const
/** Longer streams have sectors of their own; shorter ones share a stream. */
const SHORT = 4096
const SHIFTS: readonly number[] = [9, 12]

type Container = {
  readonly at: (offset: number) => number
  readonly sector: number
  readonly tables: readonly number[]
}

/** The sectors of a chain, in order; undefined when it comes back to one it has passed. */
const chain = (first: number, next: (sector: number) => number): readonly number[] | undefined => {
  const passed = new Set<number>()
  for (let sector = first; sector >= 0; sector = next(sector)) {
    if (passed.has(sector)) return undefined
    passed.add(sector)
  }
  return [...passed]
}

const containerIn = (bytes: Uint8Array): Container | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // what lies beyond the file is the end of its chain
  const at = (offset: number): number => (offset + 4 <= bytes.length ? view.getInt32(offset, true) : -1)
  if (bytes.length < HEADER.end) return undefined
  const shift = view.getUint16(HEADER.shift, true)
  if (!SHIFTS.includes(shift)) return undefined
  const sector = 2 ** shift
  const tables: number[] = []
  const add = (from: number, to: number): void => {
    for (let offset = from; offset < to && at(offset) >= 0; offset += 4) tables.push(at(offset))
  }
  add(HEADER.tables, HEADER.end)
  const last = (table: number): number => (table + 2) * sector - 4
  const more = chain(at(HEADER.moreTables), (table) => at(last(table)))
  for (const table of more ?? []) add((table + 1) * sector, last(table))
  return more && { at, sector, tables }
}

/** The sector after this one. */
const nextIn =
  ({ at, sector, tables }: Container) =>
  (one: number): number => {
    const table = tables[Math.floor((one * 4) / sector)]
    return table === undefined ? -1 : at((table + 1) * sector + ((one * 4) % sector))
  }

/** Whether entries name each other as a forest: each is named at most once, and none by one below it. */
const isForest = (links: readonly (readonly number[])[]): boolean => {
  const above = new Map<number, number>()
  for (const [i, named] of links.entries())
    for (const one of named) {
      if (one >= links.length || above.has(one)) return false
      above.set(one, i)
    }
  // an entry that is above itself is never reached from one that nobody names
  const reached: number[] = links.flatMap((_named, i) => (above.has(i) ? [] : [i]))
  for (let j = 0; j < reached.length; j += 1) reached.push(...(links[reached[j] ?? 0] ?? []))
  return reached.length === links.length
}

/** Only a storage and the root contain others. What an unused entry names means nothing, and some programs leave zeros there. */
const LINKS: Readonly<Record<number, readonly number[]>> = {
  1: [ENTRY.left, ENTRY.right, ENTRY.child],
  2: [ENTRY.left, ENTRY.right],
  5: [ENTRY.left, ENTRY.right, ENTRY.child],
}
const ALL = [ENTRY.left, ENTRY.right, ENTRY.child]

/**
 * A copy of a compound file (.xls, .et) whose directory and chains of sectors come to an end; undefined when they do not. The
 * library follows them without counting: a file of six kilobytes whose directory names itself kept it busy until the memory was full.
 */
export const withAnEnd = (bytes: Uint8Array): Buffer | undefined => {
  const container = containerIn(bytes)
  if (container === undefined) return undefined
  const { at, sector } = container
  const next = nextIn(container)
  const directory = chain(at(HEADER.directory), next)
  const entries = (directory ?? [])
    .flatMap((one) => Array.from({ length: sector / ENTRY.size }, (_, i) => (one + 1) * sector + i * ENTRY.size))
    .filter((entry) => entry + ENTRY.size <= bytes.length)
  const copy = Buffer.from(bytes)
  const links = entries.map((entry) => {
    const own = LINKS[bytes[entry + ENTRY.type] ?? 0] ?? []
    for (const place of ALL) if (!own.includes(place)) copy.writeInt32LE(-1, entry + place)
    return own.map((place) => at(entry + place)).filter((named) => named !== -1)
  })
  if (links.some((named) => named.some((one) => one < 0)) || !isForest(links)) return undefined
  const ends = (entry: number): boolean =>
    at(entry + ENTRY.length) < SHORT || chain(at(entry + ENTRY.start), next) !== undefined
  return directory !== undefined && entries.every(ends) ? copy : undefined
}
