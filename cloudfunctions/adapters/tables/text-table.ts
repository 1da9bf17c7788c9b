import type { TableRow } from '@domain/kernel/table'
import { type Sheet, TABLE_LINES_MAX, type Unreadable } from '../../ports/tables'

const BOMS = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
] as const

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** In text of Chinese and digits, UTF-16 has a zero in every second byte of a digit, a comma, a line break. */
const utf16 = (bytes: Uint8Array): string | undefined => {
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(bytes.length, 4000); at += 1)
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // a few characters end in a zero themselves
  if (odd > 10 * even) return 'utf-16le'
  return even > 10 * odd ? 'utf-16be' : undefined
}

/** UTF-8 is recognised by itself: text in GB18030 is hardly ever valid UTF-8. */
const textIn = (bytes: Uint8Array): { readonly text: string; readonly encoding: string } | undefined => {
  const marked = BOMS.find(([bom]) => bom.every((byte, i) => bytes[i] === byte))?.[1] ?? utf16(bytes)
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return { text, encoding: encoding.toUpperCase() }
  }
  return undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these, other files have
const NO_TEXT = /[\u0000-\u0008\u000e-\u001b]/

const SAMPLE_LINES = 50
const DELIMITERS = ['\t', '|', ',', ';', '，'] as const

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** The delimiter that most lines have, and most often; amounts and remarks contain a comma now and then. */
const delimiterOf = (text: string): string => {
  const lines = text.split(/\r\n|\r|\n/, SAMPLE_LINES).filter((line) => line.trim() !== '')
  const often = DELIMITERS.map((one) => ({ one, times: median(lines.map((line) => line.split(one).length - 1)) }))
  return often.reduce((best, next) => (next.times > best.times ? next : best)).one
}

/** `="6222"`, as programs write it so that Excel keeps a long number as text. */
const plainCell = (cell: string): string | null => {
  const plain = /^="(.*)"$/.exec(cell)?.[1] ?? cell
  return plain.trim() === '' ? null : plain
}

/** CSV and text files: comma, tab, `|` or semicolon between cells, in UTF-8, GB18030 or UTF-16. Every cell stays text. */
export const textTable = async (bytes: Uint8Array): Promise<readonly Sheet[] | Unreadable> => {
  const found = textIn(bytes)
  if (found === undefined || NO_TEXT.test(found.text)) return 'no-table'
  const { text, encoding } = found
  const { parse } = await import('csv-parse/sync')
  const delimiter = delimiterOf(text)
  // a quote that is never closed would make one cell of the rest: such a file has no quoting
  const options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
  } as const
  const read = (quote: '"' | false): string[][] => parse(text, { ...options, quote, to: TABLE_LINES_MAX + 1 })
  let lines: string[][]
  try {
    lines = read('"')
  } catch {
    lines = read(false)
  }
  if (lines.length > TABLE_LINES_MAX) return 'too-long'
  const rows = lines.map((line): TableRow => (line.length === 1 && line[0] === '' ? [] : line.map(plainCell)))
  const isTable = rows.some((row) => row.filter((cell) => cell !== null).length > 1)
  if (isTable) return [{ name: '', rows, encoding, delimiter }]
  return text.trim() === '' ? [] : 'no-table'
}
