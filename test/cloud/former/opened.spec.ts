import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { runTool } from '@cloud/maintenance/run'
import { openingOf } from '@local/maintenance/from-folder'
import { type FormerStore, openFormer, unpackFormer } from './former'

const YEARS: Readonly<Record<FormerStore, number>> = { town: 2026, 'short-year': 2023 }

type Cell = { readonly source: string; readonly jurisdiction: string; readonly programme?: string }
const nameOf = ({ source, jurisdiction, programme }: Cell): string => `${source} ${jurisdiction} ${programme ?? ''}`
const inLine = <C extends Cell>(cells: readonly C[]): readonly C[] =>
  [...cells].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

const run = async (data: string, ...args: readonly string[]): Promise<{ well: boolean; said: string }> => {
  const said: string[] = []
  const well = (await runTool(args, openingOf(data), (line) => void said.push(line))) === 0
  return { well, said: said.join('\n') }
}

describe.each(['town', 'short-year'] as const)('a %s that the previous release wrote', (name) => {
  it('is rebuilt from its logs and ledger without a difference', async () => {
    const former = unpackFormer(name)
    expect(await run(former.data, 'rebuild')).toMatchObject({ well: true, said: expect.stringContaining('全部一致') })
    former.forget()
  })

  it('agrees with the audit export that the previous release made of it', async () => {
    const former = unpackFormer(name)
    expect(await run(former.data, 'verify-audit', former.audit, '--store')).toMatchObject({ well: true })
    former.forget()
  })

  it('yields the same year report as the previous release did', async () => {
    const former = openFormer(name)
    const report = await former.hand.tell('city-audit', 'report.year', { year: YEARS[name] })
    expect(report).toMatchObject({
      applied: former.report.applied,
      onFile: former.report.onFile,
      byClass: former.report.byClass,
      refused: former.report.refused,
      withdrawn: former.report.withdrawn,
      open: former.report.open,
    })
    // the previous release had the order of the jurisdictions in its code
    expect(inLine(report.allocated)).toEqual(inLine(former.report.allocated))
    expect(inLine(report.paid)).toEqual(inLine(former.report.paid))
    await former.close()
  })

  it('is still rebuilt without a difference after its timers have run twice', async () => {
    const former = openFormer(name)
    await former.desk.runTimers()
    await former.desk.runTimers()
    await former.desk.close()
    expect(await run(former.data, 'rebuild')).toMatchObject({ well: true })
    former.forget()
  })
})

const otherBytes = Buffer.alloc(32, 7).toString('base64')
it.each([
  ['sealing', 'SEAL_KEYS (desk)'],
  ['hash', 'HASH_KEY'],
] as const)(
  'a wrong %s key stops every tool before it writes to the store, and the right key is accepted',
  async (key, setting) => {
    const former = unpackFormer('town')
    const file = `${former.data}/keys/keys.json`
    const kept = readFileSync(file, 'utf8')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(kept) as Record<string, string>), [key]: otherBytes }))
    expect(await run(former.data, 'retention')).toMatchObject({ well: false, said: expect.stringContaining(setting) })
    const refused = await run(former.data, 'backup', '--to', `${former.data}/never`)
    expect(refused).toMatchObject({ well: false, said: expect.stringContaining(setting) })
    writeFileSync(file, kept)
    expect(await run(former.data, 'retention')).toMatchObject({ well: true })
    // later on the marks detect it
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(kept) as Record<string, string>), [key]: otherBytes }))
    expect(await run(former.data, 'rebuild')).toMatchObject({ well: false, said: expect.stringContaining(setting) })
    former.forget()
  },
)

it('a backup of the previous release is restored into an empty store', async () => {
  const former = unpackFormer('town')
  const empty = unpackFormer('town')
  for (const name of ['cloud.db', 'cloud.db.lock', 'files'])
    rmSync(`${empty.data}/${name}`, { recursive: true, force: true })
  expect(await run(empty.data, 'restore', '--from', former.backup)).toMatchObject({ well: true })
  former.forget()
  empty.forget()
})
