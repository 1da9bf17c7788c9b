// Counts the requests of each call to WeChat's database: with the deployed functions, the real SDK, the counting gateway, and a
// run through the whole demo town. Once with batches, which the platform accepts without documenting them, and once without.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CallSpec } from '@domain/contract/call'
import { CALLS, type CallName } from '@domain/contract/index'
import { instantOf } from '@local/desk/desk-clock'
import { fillTown, TOWN_BEGINS } from '@local/town/fill'
import { handOn } from '@local/walk/hand'
import { deskWire, type Wire } from '@local/walk/wire'
import { openWechatDesk, type WechatDesk } from '@local/wechat/desk/open'
import { howMany } from './measure'

const BOUNDS = { command: 12, list: 3 } as const

type Seen = { readonly store: number; readonly others: number; readonly by: Readonly<Record<string, number>> }
type Kind = 'command' | 'list' | 'query'

const SHORT: Readonly<Record<string, string>> = {
  getDocument: 'get',
  insertDocument: 'add',
  modifyDocument: 'set',
  removeDocument: 'remove',
  startTransaction: 'begin',
  commitTransaction: 'commit',
  abortTransaction: 'abort',
}

const seenIn = (counts: Readonly<Record<string, number>>): Seen => {
  const all = Object.entries(counts)
  const store = all.filter(([action]) => action.startsWith('database.'))
  const sum = (some: readonly (readonly [string, number])[]): number =>
    some.reduce((total, [, count]) => total + count, 0)
  return {
    store: sum(store),
    others: sum(all) - sum(store),
    by: Object.fromEntries(store.map(([action, count]) => [SHORT[action.slice('database.'.length)] ?? action, count])),
  }
}

const hasItems = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)

/** Makes calls one after the other and notes the requests each makes to the gateway. */
const counting = (desk: WechatDesk, note: (name: CallName, kind: Kind, seen: Seen) => void): Wire => {
  const wire = deskWire(desk)
  return {
    ...wire,
    call: async (person, entry, envelope) => {
      const { name } = envelope as { readonly name: CallName }
      const spec: CallSpec = CALLS[name]
      desk.gateway.journal.reset()
      const answer = await wire.call(person, entry, envelope)
      const kind = spec.kind === 'command' ? 'command' : answer.ok && hasItems(answer.value) ? 'list' : 'query'
      if (answer.ok) note(name, kind, seenIn(desk.gateway.journal.counts()))
      return answer
    },
  }
}

/** Lists that the run itself opens too rarely: those on the pages of each officer. */
const openLists = async (wire: Wire): Promise<void> => {
  const hand = handOn(wire)
  for (const who of ['city-review-1', 'city-audit', 'taishan-review', 'bus-1'])
    for (const [name, input] of [
      ['case.queue', { limit: 20 }],
      ['case.duties', {}],
      ['inbox.list', {}],
      ['me.open', {}],
    ] as const)
      await hand.tell(who, name, input)
  await hand.tell('w-he', 'case.mine', {})
  await hand.tell('w-he', 'inbox.list', {})
  await hand.tell('city-audit', 'grant.list', { year: 2026 })
  await hand.tell('city-audit', 'budget.lines', { year: 2026 })
  await hand.tell('city-audit', 'report.year', { year: 2026 })
}

type Counted = ReadonlyMap<CallName, { readonly kind: Kind; readonly all: readonly Seen[] }>

const walked = async (transactions: 'batch' | 'single'): Promise<Counted> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wechat-bench-'))
  const counted = new Map<CallName, { kind: Kind; all: Seen[] }>()
  try {
    const startsAt = instantOf(TOWN_BEGINS)
    const desk = await openWechatDesk({ folder, startsAt, built: path.resolve('dist'), transactions })
    if (desk === undefined) throw new Error('the folder is in use')
    const wire = counting(desk, (name, kind, seen) => {
      const known = counted.get(name) ?? { kind, all: [] }
      known.all.push(seen)
      counted.set(name, known)
    })
    await fillTown(desk, wire)
    await openLists(wire)
    await desk.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return counted
}

const most = (all: readonly Seen[]): Seen =>
  [...all].sort((a, b) => b.store - a.store)[0] ?? { store: 0, others: 0, by: {} }
const median = (all: readonly Seen[]): number =>
  all.map(({ store }) => store).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const table = (counted: Counted): Record<string, string | number>[] =>
  [...counted]
    .map(([name, { kind, all }]) => {
      const worst = most(all)
      const bound = kind === 'query' ? undefined : BOUNDS[kind]
      return {
        call: name,
        kind,
        times: all.length,
        median: median(all),
        most: worst.store,
        bound: bound ?? '–',
        kept: bound === undefined ? '–' : worst.store <= bound ? 'yes' : 'NO',
        'of which': Object.entries(worst.by)
          .map(([what, count]) => `${what} ${count}`)
          .join(', '),
        'storage, openapi': Math.max(...all.map(({ others }) => others)),
      }
    })
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.most - a.most)

const main = async (): Promise<void> => {
  const ways = [
    ['single', 'one document a request in a transaction (documented)'],
    ['batch', 'several documents a request in a transaction (works on the wire, not documented)'],
  ] as const
  for (const [transactions, words] of ways.slice(0, howMany(2, 1))) {
    console.log(`\n${words}`)
    const rows = table(await walked(transactions))
    console.table(rows)
    const over = rows.filter(({ kept }) => kept === 'NO')
    console.log(
      over.length === 0 ? 'every bound is kept' : `over the bound: ${over.map(({ call }) => call).join(', ')}`,
    )
  }
}

void main()
