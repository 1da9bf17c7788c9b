import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as otherCall } from 'node:timers/promises'
import { excelTables } from '@cloud/adapters/tables/excel'
import { threadedTables } from '@cloud/adapters/tables/threaded'
import type { TableRow } from '@domain/kernel/table'
import { bundled } from '@test/support/bundled'

const FOLDER = path.join(__dirname, '../../tables/files')
const ALWAYS = { small: 0 }
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(FOLDER, name)))
const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'))
const longTable = (rows: number): Promise<Uint8Array> => {
  const lines = Array.from({ length: rows }, (_, i): TableRow => [i, `第${i}行`, null, '虚构'])
  return excelTables.write({ sheet: '名单', rows: lines })
}

let script = ''
let tables = excelTables
beforeAll(() => {
  script = bundled('cloudfunctions/adapters/tables/thread.ts')
  tables = threadedTables(script, ALWAYS)
})

test.each(names)('%s is read in a thread of its own as it is without one', async (name) => {
  expect(await tables.read(bytesOf(name))).toEqual(await excelTables.read(bytesOf(name)))
})

test('a table of many portions arrives whole and in order, while other calls are answered', async () => {
  const bytes = await longTable(5001)
  let [reading, others] = [true, 0]
  const read = tables.read(bytes).finally(() => {
    reading = false
  })
  while (reading) {
    await otherCall()
    others += 1
  }
  expect(await read).toEqual(await excelTables.read(bytes))
  // far more than one for each of the eleven portions: the thread was not waited for
  expect(others).toBeGreaterThan(100)
})

test('two tables at once are read one after the other', async () => {
  const [first, second] = await Promise.all([longTable(1500), longTable(2)])
  const [a, b] = await Promise.all([tables.read(first), tables.read(second)])
  expect([a, b]).toEqual([await excelTables.read(first), await excelTables.read(second)])
})

test('a small table is read without a thread', async () => {
  const bytes = await longTable(2)
  expect(await threadedTables('/nowhere/at/all.cjs').read(bytes)).toEqual(await excelTables.read(bytes))
})

describe('a thread without an answer', () => {
  const scriptOf = (name: string, code: string): string => {
    const file = path.join(tmpdir(), `${name}.cjs`)
    writeFileSync(file, code)
    return file
  }

  test('fails its own table, and the next one is read', async () => {
    // the first thread ends at once, the second is a reader
    const flag = path.join(tmpdir(), 'ended-once')
    const code = `const fs = require('node:fs')
      if (fs.existsSync(${JSON.stringify(flag)})) require(${JSON.stringify(script)})
      else { fs.writeFileSync(${JSON.stringify(flag)}, ''); process.exit(1) }`
    const ending = threadedTables(scriptOf('ending', code), ALWAYS)
    const bytes = await longTable(2)
    const [first, second] = await Promise.allSettled([ending.read(bytes), ending.read(bytes)])
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'the thread ended before its table' } })
    expect(second).toEqual({ status: 'fulfilled', value: await excelTables.read(bytes) })
  })

  test('for want of memory means that the table is too long', async () => {
    const code = 'const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({})))'
    const greedy = threadedTables(scriptOf('greedy', code), { ...ALWAYS, memoryMb: 30 })
    expect(await greedy.read(await longTable(2))).toBe('too-long')
  })

  test('that never comes to an end is ended, which means the same, and the next table has its turn', async () => {
    const endless = threadedTables(scriptOf('endless', 'for (;;);'), { ...ALWAYS, patienceMs: 200 })
    const bytes = await longTable(2)
    expect(await Promise.all([endless.read(bytes), endless.read(bytes)])).toEqual(['too-long', 'too-long'])
  })

  test('with an error rejects with it', async () => {
    const broken = threadedTables(scriptOf('broken', 'throw new RangeError("no luck")'), ALWAYS)
    await expect(broken.read(await longTable(2))).rejects.toThrow('no luck')
  })
})
