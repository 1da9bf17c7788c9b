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
