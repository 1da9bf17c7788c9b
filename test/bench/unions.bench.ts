// The registration of all unions of a city from one table (the trial before it is measured by itself), compared with the bare engine
// writing the same documents in as many transactions.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { excelTables } from '@cloud/adapters/tables/excel'
import type { FileId } from '@domain/kernel/ids'
import { aWorld } from '@test/support/ports'
import { aTown, ORG, type Town } from '@test/support/town'
import { openBare, type Write } from './bare'
import { howMany, inFolder, timed } from './measure'
import { noting } from './noting'

const UNIONS = howMany(5595, 150)
const BOUND = 3
const HEAD = ['工会名称', '上级工会', '职工人数', '联系电话', '经办人']
const DIGITS = '零一二三四五六七八九'
const inWords = (n: number): string => [...String(n)].map((digit) => DIGITS[Number(digit)]).join('')
const ROWS = Array.from({ length: UNIONS }, (_, i) => {
  const above = i < UNIONS / 2 ? '虚构甲区' : '虚构市直属工会'
  return [`虚构第${inWords(i)}厂工会`, above, 30, '0000-0000', `甄${inWords(i).slice(0, 3)}`]
})

const goThrough = async (town: Town, file: FileId, write: boolean): Promise<void> => {
  let from: number | undefined = 0
  while (from !== undefined) {
    const input = { org: ORG.city.id, file, write, from }
    const answer: { readonly next?: number | undefined } = await town.tell('cityAdministrator', 'org.import', input)
    from = answer.next
  }
}

const contest = async (folder: string): Promise<void> => {
  const [ours, raw, rehearsal] = ['ours', 'raw', 'rehearsal'].map((name) => path.join(folder, `${name}.sqlite`)) as [
    string,
    string,
    string,
  ]
  const table = await excelTables.write({ sheet: '工会', rows: [HEAD, ...ROWS] })
  const founding = await aTown(await aWorld({ storeFile: ours, countedIds: false }))
  await founding.close()
  const settling = openBare(ours)
  settling.settle()
  settling.close()
  for (const copy of [raw, rehearsal]) copyFileSync(ours, copy)
  const noted = noting(await aWorld({ storeFile: rehearsal, countedIds: false }))
  const trial = await aTown(noted.world, { founded: true })
  const rehearsed = await trial.upload('cityAdministrator', 'table', table)
  noted.taken()
  const portions: (readonly Write[])[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const input = { org: ORG.city.id, file: rehearsed, write: true, from }
    const answer: { readonly next?: number | undefined } = await trial.tell('cityAdministrator', 'org.import', input)
    portions.push(noted.taken().flat())
    from = answer.next
  }
  await trial.close()
  const town = await aTown(await aWorld({ storeFile: ours, countedIds: false }), { founded: true })
  const file = await town.upload('cityAdministrator', 'table', table)
  const bare = openBare(raw)
  // the bare engine counts versions from one
  const times = new Map<string, number>()
  const calls = portions.map((writes) =>
    bare.transaction(
      writes.map(({ from: _theirs, ...write }) => {
        const before = times.get(write.id)
        times.set(write.id, (before ?? 0) + 1)
        return before === undefined ? write : { ...write, from: before }
      }),
    ),
  )
  const written = await timed(() => {
    for (const call of calls) call()
  })
  const tried = await timed(() => goThrough(town, file, false))
  const registered = await timed(() => goThrough(town, file, true))
  const documents = portions.reduce((sum, writes) => sum + writes.length, 0)
  console.table([
    {
      measured: `${UNIONS} unions with officers in ${portions.length} calls: ${documents} documents`,
      'tried, ms': Math.round(tried),
      'written, ms': Math.round(registered),
      'raw, ms': Math.round(written),
      ratio: Number((registered / written).toFixed(2)),
      bound: BOUND,
      kept: registered / written <= BOUND ? 'yes' : 'NO',
    },
  ])
  await town.close()
  bare.close()
}

void inFolder(contest)
