import { OUTCOME_WORDS } from '@domain/crosscheck/result-table'
import type { TableCell, TableRow } from '@domain/kernel/table'
import { firstSheet } from '@local/walk/first-sheet'
import { plainTables } from '../world/papers'
import type { Officer } from './city'
import { CITY } from './city'
import { COUNTERPARTS } from './found'
import type { Scene } from './scene'

const textOf = (cell: TableCell | undefined): string => String(cell ?? '').trim()

/** A downloaded sheet with every numbered row below the heading filled in. */
export const filled = async (
  bytes: Uint8Array,
  heading: string,
  fill: (row: Map<string, TableCell>) => void,
): Promise<Uint8Array> => {
  const rows = await firstSheet(plainTables, bytes)
  const at = rows.findIndex((row) => row.some((cell) => textOf(cell) === heading))
  const head = rows[at]?.map(textOf) ?? []
  const answered = rows.map((row, i): TableRow => {
    if (i <= at || !/^\d+$/.test(textOf(row[0]))) return row
    const cells = new Map(head.map((name, column) => [name, row[column] ?? null] as const))
    fill(cells)
    return head.map((name) => cells.get(name) ?? null)
  })
  return plainTables.write({ sheet: '结果', rows: answered })
}

type Counterpart = (typeof COUNTERPARTS)[number]

/** Exports a list, has the counterpart fill it in, and imports it; now and then twice, or for the wrong counterpart. */
const askCounterpart = async (
  scene: Scene,
  { key }: Officer,
  batch: string,
  counterpart: Counterpart,
): Promise<void> => {
  const { phone, chance } = scene
  const list = await phone.ask(key, 'crosscheck.export', { batch, counterpart, purpose: '困难职工认定比对' })
  if (!list.ok) return
  const back = await filled(await phone.download(list.value.url), '查询结果', (row) => {
    const hit = chance.often(8)
    row.set('查询结果', OUTCOME_WORDS[hit ? 'record' : 'no-record'])
    if (hit) row.set('记录内容', '有记录一条')
  })
  const file = await phone.upload(key, 'table', back)
  await phone.ask(key, 'crosscheck.import', { batch, counterpart, file })
  if (!chance.often(10)) return
  const again = await phone.upload(key, 'table', back)
  await phone.ask(key, 'crosscheck.import', { batch, counterpart: chance.pick(COUNTERPARTS as never), file: again })
}

/** Goes on with what waits on the round, or leaves it to the timer. */
const wait = async ({ phone, chance }: Scene, { key }: Officer, batch: string): Promise<boolean> => {
  if (chance.often(30)) return false
  const gone = await phone.ask(key, 'crosscheck.goOn', { batch })
  return gone.ok && gone.value.batch.work === undefined
}

/** Asks every counterpart; now and then one stays silent. */
const askAll = async (scene: Scene, officer: Officer, batch: string): Promise<void> => {
  for (const counterpart of COUNTERPARTS)
    if (!scene.chance.often(5)) await askCounterpart(scene, officer, batch, counterpart)
}

/** 数据比对 of these cases, or now and then a round of all that wait, from the beginning to the imported results. */
export const runCrosscheck = async (scene: Scene, officer: Officer, cases: readonly string[]): Promise<void> => {
  const { phone, chance } = scene
  const whole = chance.often(10)
  const made = await phone.ask(officer.key, 'crosscheck.createBatch', {
    org: CITY,
    counterparts: [...COUNTERPARTS],
    ...(whole ? {} : { cases: [...cases] }),
  })
  if (!made.ok || (whole && !(await wait(scene, officer, made.value.batch)))) return
  await askAll(scene, officer, made.value.batch)
}

type Row = {
  readonly id: string
  readonly counterparts: readonly { counterpart: string; returned: number; rows: number }[]
}

/** What is left of a round: counterparts are asked again or, after their time, passed over; quiet households are finished. */
const finish = async (scene: Scene, officer: Officer, { id: batch, counterparts }: Row): Promise<void> => {
  const { phone, chance } = scene
  for (const { counterpart, returned, rows } of counterparts) {
    if (returned >= rows) continue
    const asked = { batch, counterpart: counterpart as Counterpart }
    if (chance.often(20))
      await phone.ask(officer.key, 'crosscheck.passOver', {
        ...asked,
        reasons: '多次催办没有答复',
        agrees: chance.often(85),
      })
    else await askCounterpart(scene, officer, batch, counterpart as Counterpart)
  }
  if (chance.often(15)) await phone.ask(officer.key, 'crosscheck.finishQuiet', { batch })
}

/** Continues rounds whose results are missing, for example after a crash between export and import. */
export const continueCrosscheck = async (scene: Scene, officer: Officer): Promise<void> => {
  const list = await scene.phone.ask(officer.key, 'crosscheck.list', {})
  if (!list.ok) return
  for (const row of list.value.items)
    if (row.work === undefined || (await wait(scene, officer, row.id))) await finish(scene, officer, row)
}
