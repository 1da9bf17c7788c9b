// A bureau's list of a whole city: read and understood, compared with the library that only parses the same file; what it takes of
// memory and of other people's time; what a line costs as files grow. Each measurement has a process of its own, because memory is
// a process's.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { excelTables } from '@cloud/adapters/tables/excel'
import { threadedTables } from '@cloud/adapters/tables/threaded'
import type { Tables } from '@cloud/ports/tables'
import { atLeisure } from '@cloud/usecases/tables/at-leisure'
import { isResultList, resultsIn, seenResultsIn } from '@domain/crosscheck/result-table'
import { plainDate } from '@domain/kernel/plain-date'
import type { TableRow } from '@domain/kernel/table'
import { read } from '@e965/xlsx'
import { howMany, timed } from './measure'

const ROWS = howMany(100_000, 2_000)
const LINES = howMany(1_000_000, 200_000)
const SIZES = [howMany(10_000, 1_000), howMany(100_000, 2_000), howMany(999_999, 4_000)]
const TODAY = plainDate('2026-03-10')
const MARK = { batch: 'CB-batch1', counterpart: 'vehicles' } as const
const HEAD = ['编号', '姓名', '身份证号', '查询结果', '记录内容', '数据日期', '单位', '县区', '电话', '备注']
const GIVEN = ['小明', '红', '建国', '桂英', '志强']
const rowAt = (i: number): TableRow => [
  i + 1,
  `王${GIVEN[i % GIVEN.length]}`,
  `00000019${String(50 + (i % 50))}0101${String(i % 10_000).padStart(4, '0')}`,
  i % 7 === 0 ? '有记录' : '无记录',
  i % 7 === 0 ? '小客车一辆' : null,
  '2026/3/1',
  `虚构第${i % 500}厂`,
  '虚构甲区',
  '0000-0000',
  null,
]
const table = (rows: number): TableRow[] => [HEAD, ...Array.from({ length: rows }, (_, i) => rowAt(i))]

const understood = async (rows: readonly TableRow[]): Promise<void> => {
  if (!isResultList({})(rows)) throw new Error('not a list')
  await atLeisure(seenResultsIn(rows, { counterpart: 'vehicles', named: {}, words: {} }))
  const result = await atLeisure(resultsIn(rows, MARK, {}, TODAY))
  if (!result.ok || result.value.problems.length > 0) throw new Error('not understood')
}

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024)
/** The longest time that a call of somebody else would have waited while `work` went on. */
const longestWait = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 2 })
  delay.enable()
  await pause(50)
  delay.reset()
  await work()
  await pause(50) // the last wait is noted with the next tick
  delay.disable()
  return delay.max / 1e6
}

type Figures = Readonly<Record<string, number>>
const tables = threadedTables(path.resolve('dist/server/table-thread.cjs'))
const sheetIn = async (reader: Tables, bytes: Uint8Array): Promise<readonly TableRow[]> => {
  const sheets = await reader.read(bytes)
  if (typeof sheets === 'string') throw new Error(sheets)
  return sheets[0]?.rows ?? []
}
const fileOf = async (format: string): Promise<Uint8Array> =>
  format === 'xlsx'
    ? excelTables.write({ sheet: '结果', rows: table(ROWS) })
    : new TextEncoder().encode(
        table(ROWS)
          .map((row) => row.join(','))
          .join('\r\n'),
      )

/** Measured in processes of their own, with the file from the standard input. */
const PARTS: Readonly<Record<string, (bytes: Uint8Array) => Promise<Figures>>> = {
  raw: async (bytes) => ({ ms: await timed(() => read(bytes, { type: 'buffer', dense: true })), mb: peakMb() }),
  alone: async (bytes) => {
    const ms = await timed(async () => understood(await sheetIn(excelTables, bytes)))
    return { ms, mb: peakMb() }
  },
  served: async (bytes) => {
    let rows: readonly TableRow[] = []
    const reading = await longestWait(async () => {
      rows = await sheetIn(tables, bytes)
    })
    const understanding = await longestWait(() => understood(rows))
    return { reading, understanding, mb: peakMb() }
  },
  refused: async () => {
    const lines = '1,王某,无\r\n'.repeat(LINES)
    const bytes = new TextEncoder().encode(lines)
    const before = peakMb()
    if ((await excelTables.read(bytes)) !== 'too-long') throw new Error('read')
    return { mb: peakMb(), before, file: Math.round(bytes.length / 1e6) }
  },
}

const inOwnProcess = (part: string, bytes: Uint8Array): Figures => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [__filename, part], { input: bytes, maxBuffer: 1e9 })
  if (status !== 0) throw new Error(String(stderr).slice(-2000))
  return JSON.parse(String(stdout)) as Figures
}

const stdin = async (): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

const kept = (holds: boolean): string => (holds ? 'yes' : 'NO')
const row = (measured: string, unit: string, figure: number, bound: number, atLeast = false) => ({
  measured,
  unit,
  figure: Number(figure.toFixed(2)),
  bound,
  kept: kept(atLeast ? figure >= bound : figure <= bound),
})

const filesMeasured = async () => {
  const rows: ReturnType<typeof row>[] = []
  for (const format of ['xlsx', 'csv']) {
    const bytes = await fileOf(format)
    const [alone, served] = [inOwnProcess('alone', bytes), inOwnProcess('served', bytes)]
    const name = `${ROWS} rows × 10 columns, .${format}`
    if (format === 'xlsx') {
      const raw = inOwnProcess('raw', bytes)
      rows.push(row(`${name}: read and understood ÷ only parsed`, 'ratio', (alone['ms'] ?? 0) / (raw['ms'] ?? 1), 2))
    }
    rows.push(row(`${name}: peak, read by itself`, 'MB', alone['mb'] ?? 0, 450))
    rows.push(row(`${name}: peak, with its thread`, 'MB', served['mb'] ?? 0, 450))
    rows.push(row(`${name}: longest wait of another call, reading`, 'ms', served['reading'] ?? 0, 50))
    rows.push(row(`${name}: longest wait of another call, understanding`, 'ms', served['understanding'] ?? 0, 50))
  }
  const refused = inOwnProcess('refused', new Uint8Array())
  rows.push(row(`${LINES} lines of text, refused: peak`, 'MB', refused['mb'] ?? 0, 150))
  return rows
}

const speedOf = async (rows: number): Promise<number> => {
  const all = table(rows)
  const ms = await timed(() => understood(all))
  return Math.round((rows / ms) * 1000)
}

const main = async (): Promise<void> => {
  const part = PARTS[process.argv[2] ?? '']
  if (part !== undefined) {
    process.stdout.write(JSON.stringify(await part(await stdin())))
    return
  }
  const files = await filesMeasured()
  await speedOf(5_000) // warm
  const speeds: { readonly rows: number; readonly speed: number }[] = []
  for (const rows of SIZES) speeds.push({ rows, speed: await speedOf(rows) })
  const [first] = speeds
  console.table([
    ...files,
    ...speeds.flatMap(({ rows, speed }) => [
      row(`${rows} rows understood without a file`, 'rows/s', speed, 30_000, true),
      row(`${rows} rows: time a row ÷ that of ${first?.rows} rows`, 'ratio', (first?.speed ?? 0) / speed, 1.5),
    ]),
  ])
}

void main()
