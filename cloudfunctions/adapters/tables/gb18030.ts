const upTo = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

const [LEAD, TRAIL, DIGITS] = [upTo(0x81, 0xfe), upTo(0x40, 0xfe).filter((byte) => byte !== 0x7f), upTo(0x30, 0x39)]

/** Every sequence of one, two and four bytes for the plane of usual characters. */
const sequences = (): readonly (readonly number[])[] => [
  ...upTo(0, 0x7f).map((byte) => [byte]),
  ...LEAD.flatMap((first) => TRAIL.map((second) => [first, second])),
  ...upTo(0x81, 0x84).flatMap((first) =>
    DIGITS.flatMap((second) => LEAD.flatMap((third) => DIGITS.map((fourth) => [first, second, third, fourth]))),
  ),
]

/** The bytes of each character, read off the decoder once: Node encodes UTF-8 only. */
const tableOf = (): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, readonly number[]>()
  for (const bytes of sequences()) {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !known.has(text)) known.set(text, bytes)
  }
  return known
}

let table: ReadonlyMap<string, readonly number[]> | undefined

const BEYOND = 0x10000
/** Rare characters beyond that plane stand in the order of their numbers. */
const rare = (code: number): readonly number[] => {
  const at = code - BEYOND
  return [
    0x90 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ]
}

const UNKNOWN = [0x3f]
/** Text in GB18030, the Chinese standard that old programs of banks read. */
export const gb18030 = (text: string): Uint8Array => {
  table ??= tableOf()
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes.push(...(code >= BEYOND ? rare(code) : (table.get(letter) ?? UNKNOWN)))
  }
  return Uint8Array.from(bytes)
}
