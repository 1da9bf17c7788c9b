import { readFileSync } from 'node:fs'
import { joined } from './mutate/bytes'
import { zipOf, zipParts } from './mutate/zip'
import { type Bytes, bytesOf, jsonBytes, textOf } from './parser'

type Kept = {
  /** what the input did to the parser before that was mended */
  readonly did: string
  readonly input: Bytes
}

const HEADING = ['户名', '账号', '金额', '结果', '日期']

const WORKBOOK = { name: 'xl/workbook.xml', body: bytesOf('<workbook/>'.repeat(20)) }

/** An empty list in a list in a list … */
const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

const sample = (name: string): Buffer => readFileSync(`test/tables/files/${name}`)

/** An old workbook whose stream about author and title claims four thousand million properties. */
const manyProperties = (): Bytes => {
  const bytes = sample('libreoffice-roster.xls')
  const at = bytes.indexOf(Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex'))
  bytes.writeUInt32LE(0xffffffff, at - 28 + bytes.readUInt32LE(at + 16) + 4)
  return new Uint8Array(bytes)
}
/** The root of the directory is within itself. */
const ownRoot = (): Bytes => {
  const bytes = sample('libreoffice-roster.xls')
  bytes.writeInt32LE(0, (bytes.readInt32LE(48) + 1) * 512 + 76)
  return new Uint8Array(bytes)
}
const manyDecimals = (): Bytes =>
  zipOf(
    (zipParts(new Uint8Array(sample('libreoffice-bank.ods'))) ?? []).map((part) => ({
      ...part,
      body:
        part.name === 'styles.xml'
          ? bytesOf(textOf(part.body).replace(/decimal-places="\d"/, 'decimal-places="9e9"'))
          : part.body,
    })),
  )

/** Inputs that once broke a parser, by its name: every run begins with them. */
export const KEPT: Readonly<Record<string, readonly Kept[]>> = {
  xlsx: [
    {
      did: 'was waited for without end: bytes after the end of the archive',
      input: joined(zipOf([WORKBOOK]), new Uint8Array(300)),
    },
    { did: 'was waited for without end: two parts of one name', input: zipOf([WORKBOOK, WORKBOOK]) },
    {
      did: 'read one tag again with every chunk',
      input: zipOf([{ ...WORKBOOK, body: bytesOf(`<${'works'.repeat(400_000)}>`) }]),
    },
  ],
  roster: [
    {
      did: 'compared each of twenty thousand equal rows with every other',
      input: jsonBytes([
        ['姓名', '身份证号'],
        ...Array.from({ length: 19_999 }, () => ['王小明', '999999198001010011']),
      ]),
    },
  ],
  'phone-storage': [
    {
      did: 'compared each of twenty thousand begun forms with every other',
      input: jsonBytes({
        'begun:OR-aaaa': Array.from({ length: 20_000 }, () => ({ id: 'form-1', updatedAt: 5, sent: 3 })),
        'draft:on-behalf:OR-aaaa:form-1': { answers: {} },
      }),
    },
  ],
  'names-and-numbers': [
    { did: 'tried every blank of a name as the beginning of a dot', input: bytesOf(`王${' '.repeat(300_000)}明`) },
    {
      did: 'tried every full stop of a name as the one before a character',
      input: bytesOf(`a${'.'.repeat(300_000)}b`),
    },
  ],
  'old-workbook': [
    { did: 'was read without end: four thousand million properties', input: manyProperties() },
    { did: 'was read until the memory was full: a directory that names itself', input: ownRoot() },
    { did: 'was read until the memory was full: a number of nine thousand million decimals', input: manyDecimals() },
  ],
  'wechat-answers': [
    {
      did: 'was told to use the memory that the fuzz itself had kept of all inputs before',
      input: jsonBytes({ answer: Array.from({ length: 20_000 }, () => nested(17)) }),
    },
  ],
  'bank-file': [
    {
      did: 'tried every bracket of a heading as the beginning of its remark',
      input: jsonBytes([['('.repeat(1_500_000)], HEADING]),
    },
    {
      did: 'made a regular expression of all digits of an account with stars between',
      input: jsonBytes([HEADING, ['王小明', '9*'.repeat(700_000), '600', '成功', '2026-03-05']]),
    },
    {
      did: 'tried every blank of a day as the beginning of its time',
      input: jsonBytes([HEADING, ['王小明', '1', '1', '成功', `1${' '.repeat(1_500_000)}1`]]),
    },
  ],
}
