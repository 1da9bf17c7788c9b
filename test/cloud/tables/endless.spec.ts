import { readFileSync } from 'node:fs'
import path from 'node:path'
import { excelTables } from '@cloud/adapters/tables/excel'
import { unzipSync, zipSync } from 'fflate'

const fileOf = (name: string): Buffer => readFileSync(path.join(__dirname, '../../tables/files', name))
const read = (bytes: Uint8Array): Promise<unknown> => excelTables.read(new Uint8Array(bytes))
const OLD = fileOf('libreoffice-roster.xls')
const OPEN = fileOf('libreoffice-bank.ods')

// where the container keeps what the file says about author and title, by the identifier of each set
test.each(['e0859ff2f94f6810ab9108002b27b3d9', '02d5cdd59c2e1b10939708002b2cf9ae'])(
  'an old workbook that claims four thousand million properties (set %s) is read like any other',
  async (id) => {
    const bytes = Buffer.from(OLD)
    const at = bytes.indexOf(Buffer.from(id, 'hex'))
    const stream = at - 28
    bytes.writeUInt32LE(0xffffffff, stream + bytes.readUInt32LE(at + 16) + 4)
    expect(await read(bytes)).toEqual(await read(OLD))
  },
)

test.each(['99999999999999999999', '1e9', ' 900000000', '0x7fffffff'])(
  'a number format of %s decimal places is not written out',
  async (digits) => {
    const parts = unzipSync(OPEN)
    const styles = Buffer.from(parts['styles.xml'] ?? []).toString()
    const long = styles.replace(/decimal-places="\d"/, `decimal-places="${digits}"`)
    expect(long).not.toBe(styles)
    expect(await read(zipSync({ ...parts, 'styles.xml': Buffer.from(long) }))).toEqual(await read(OPEN))
  },
)

/** Where the directory of the kept file has its entries; its header says in which sector it begins. */
const ROOT = (OLD.readInt32LE(48) + 1) * 512
const SIZE = 128
const entryOf = (name: string): number => {
  const at = OLD.indexOf(Buffer.from(name, 'utf16le'), ROOT)
  if (at < 0) throw new Error(`no entry ${name}`)
  return at
}
const numberOf = (entry: number): number => (entry - ROOT) / SIZE

describe('an old workbook', () => {
  test.each([
    ['beside itself', 68],
    ['beside itself, at the other side', 72],
  ])('whose directory has an entry %s is refused', async (_what, place) => {
    const bytes = Buffer.from(OLD)
    const entry = entryOf('Workbook')
    bytes.writeInt32LE(numberOf(entry), entry + place)
    expect(await read(bytes)).toBe('no-table')
  })

  test('whose root is within itself is refused', async () => {
    const bytes = Buffer.from(OLD)
    bytes.writeInt32LE(0, ROOT + 76)
    expect(await read(bytes)).toBe('no-table')
  })

  test('whose stream goes on in a circle is refused', async () => {
    const bytes = Buffer.from(OLD)
    const entry = entryOf('Workbook')
    const table = (bytes.readInt32LE(76) + 1) * 512
    // the sectors of the root follow each other: from the third back to the first
    const first = bytes.readInt32LE(ROOT + 116)
    bytes.writeInt32LE(first, table + (first + 2) * 4)
    bytes.writeInt32LE(first + 1, entry + 116)
    bytes.writeInt32LE(1_000_000, entry + 120)
    expect(await read(bytes)).toBe('no-table')
  })

  test('whose unused entries name the root, as some programs leave them, is read like any other', async () => {
    const bytes = Buffer.from(OLD)
    const last = ROOT + 7 * SIZE
    expect(bytes[last + 66]).toBe(0)
    for (const place of [68, 72, 76]) bytes.writeInt32LE(0, last + place)
    expect(await read(bytes)).toEqual(await read(OLD))
  })
})
