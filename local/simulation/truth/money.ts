import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { GrantDoc, LedgerDoc, PayoutBatchDoc } from '@cloud/usecases/stored/collections'
import { shanghaiDate } from '@domain/kernel/plain-date'
import type { Mirror } from './mirror'
import type { Report, RuleOf } from './rule'

const SIGNS = {
  allocated: { allocated: 1, held: 0, settled: 0 },
  held: { allocated: 0, held: 1, settled: 0 },
  released: { allocated: 0, held: -1, settled: 0 },
  settled: { allocated: 0, held: -1, settled: 1 },
  returned: { allocated: 0, held: 1, settled: -1 },
  demanded: { allocated: 0, held: 0, settled: 0 },
  recovered: { allocated: 0, held: 0, settled: -1 },
  writtenOff: { allocated: 0, held: 0, settled: 0 },
  dropped: { allocated: 0, held: 0, settled: 0 },
} as const

const HELD: ReadonlySet<GrantDoc['state']> = new Set(['held', 'batched', 'failed'])
const PAID: ReadonlySet<GrantDoc['state']> = new Set(['paid', 'recovering', 'recovered'])
const LIVE: ReadonlySet<PayoutBatchDoc['state']> = new Set(['made', 'approved', 'sent'])

type Sums = { allocated: number; held: number; settled: number }
const none = (): Sums => ({ allocated: 0, held: 0, settled: 0 })
type Adding = readonly (readonly [line: string, sums: Partial<Sums>])[]

const sumsOf = (all: Adding): ReadonlyMap<string, Sums> => {
  const sums = new Map<string, Sums>()
  for (const [line, { allocated = 0, held = 0, settled = 0 }] of all) {
    const sum = sums.get(line) ?? none()
    sums.set(line, { allocated: sum.allocated + allocated, held: sum.held + held, settled: sum.settled + settled })
  }
  return sums
}

const ledgerSums = (ledger: Iterable<LedgerDoc>) =>
  sumsOf(
    [...ledger].map(({ line, kind, amount }) => {
      const { allocated, held, settled } = SIGNS[kind]
      return [line, { allocated: allocated * amount, held: held * amount, settled: settled * amount }]
    }),
  )

const drawnBy = ({ state }: GrantDoc, amount: number): Partial<Sums> =>
  HELD.has(state) ? { held: amount } : PAID.has(state) ? { settled: amount } : {}
/** What came back of a payment fills its lines again, one after the other. */
const keptOf = ({ shares, recovery }: GrantDoc): GrantDoc['shares'] => {
  let back: number = recovery?.received ?? 0
  return shares.map((share) => {
    const taken = Math.min(back, share.amount)
    back -= taken
    return { ...share, amount: (share.amount - taken) as typeof share.amount }
  })
}
const grantSums = (grants: Iterable<GrantDoc>) =>
  sumsOf(
    [...grants].flatMap((grant) => keptOf(grant).map(({ line, amount }) => [line, drawnBy(grant, amount)] as const)),
  )

const linesAre = ({ docs }: Mirror, broken: Report): void => {
  const [ledger, grants] = [ledgerSums(docs.ledger.values()), grantSums(docs.grants.values())]
  for (const [id, { allocated, held, settled }] of docs.budgetLines) {
    const [told, drawn] = [ledger.get(id) ?? none(), grants.get(id) ?? none()]
    const stands = `${id}: 分配 ${allocated} 占用 ${held} 已付 ${settled}`
    if (Math.min(held, settled, allocated - held - settled) < 0) broken('money is never negative', stands)
    if (!isDeepStrictEqual(told, { allocated, held, settled }))
      broken('ledger = lines', `${stands}, ledger ${JSON.stringify(told)}`)
    if (drawn.held !== held || drawn.settled !== settled)
      broken('grants = lines', `${stands}, grants ${JSON.stringify(drawn)}`)
  }
}

/** How often each grant was paid, and the live batches in which it waits for the bank. */
const payoutsOf = ({ payoutBatches, payoutLines }: Mirror['docs']) => {
  const paid = new Map<string, number>()
  const waits = new Map<string, readonly string[]>()
  const live = new Set(
    [...payoutBatches.values()].flatMap(({ id, state, ready, ending }) =>
      LIVE.has(state) && ready && ending === undefined ? [id] : [],
    ),
  )
  for (const { batch, grant, outcome, returned } of payoutLines.values()) {
    if (outcome?.paid === true && returned === undefined) paid.set(grant, (paid.get(grant) ?? 0) + 1)
    if (outcome === undefined && live.has(batch)) waits.set(grant, [...(waits.get(grant) ?? []), batch])
  }
  return { paid, waits }
}

const payoutsAre = ({ docs }: Mirror, broken: Report): void => {
  const { paid, waits } = payoutsOf(docs)
  for (const { id, state, batch } of docs.grants.values()) {
    const times = paid.get(id) ?? 0
    if (times !== (PAID.has(state) ? 1 : 0)) broken('grants = payouts', `${id} is ${state}, paid ${times} times`)
    const waiting = waits.get(id) ?? []
    const right = waiting.length === 0 || (waiting.length === 1 && state === 'batched' && batch === waiting[0])
    if (!right)
      broken('a grant waits in one batch', `${id} is ${state} in ${String(batch)}, waits in ${waiting.join()}`)
  }
}

const MONEY: ReadonlySet<string> = new Set(['budgetLines', 'ledger', 'grants', 'payoutBatches', 'payoutLines'])

/** Money is closed: what was allotted is free, held or settled; ledger, grants and batches say the same; nothing is negative. */
export const moneyRule: RuleOf = ({ mirror }, broken) => {
  let touched = false
  return {
    changed: ({ name }) => {
      touched ||= MONEY.has(name)
    },
    moved: () => {
      if (!touched) return
      touched = false
      linesAre(mirror, broken)
      payoutsAre(mirror, broken)
    },
  }
}

/** The log of a case says of each grant that it was paid, returned, paid again: never paid twice without a return between. */
export const paidRule: RuleOf = (_world, broken) => {
  const paid = new Set<string>()
  return {
    changed: (seen) => {
      if (seen.name !== 'entries' || seen.before !== undefined || seen.after === undefined) return
      const { kind, facts, caseId, seq } = seen.after
      if (kind !== 'payGrant' && kind !== 'returnGrant') return
      const again = kind === 'payGrant' ? paid.has(facts.grant) : !paid.delete(facts.grant)
      if (again) broken('a grant is paid once', `${caseId} ${seq} ${kind} ${facts.grant}`)
      if (kind === 'payGrant') paid.add(facts.grant)
    },
  }
}

/** Lines of the ledger are only added: those of a past day never change. */
export const ledgerRule: RuleOf = ({ mirror: { docs }, today }, broken) => {
  const digests = new Map<string, string>()
  const digestsNow = (): Map<string, string> => {
    const byDay = new Map<string, string[]>()
    for (const [id, row] of docs.ledger) {
      const day = shanghaiDate(row.at)
      byDay.set(day, [...(byDay.get(day) ?? []), JSON.stringify([id, row])])
    }
    return new Map(
      [...byDay].map(([day, rows]) => [day, createHash('sha256').update(rows.sort().join('\n')).digest('hex')]),
    )
  }
  return {
    changed: (seen) => {
      if (seen.name === 'ledger' && seen.before !== undefined)
        broken(
          'ledger of a past day',
          `${seen.id} of ${shanghaiDate(seen.before.at)} was ${seen.after === undefined ? 'removed' : 'changed'}`,
        )
    },
    month: () => {
      const now = digestsNow()
      for (const [day, digest] of digests) if (now.get(day) !== digest) broken('ledger of a past day', day)
      for (const [day, digest] of now) if (day < today()) digests.set(day, digest)
    },
  }
}

/** One person, one item, one year: no second grant of the same programme while the first stands; what was recovered whole does not. */
export const itemRule: RuleOf = ({ mirror: { docs } }, broken) => ({
  day: () => {
    const items = new Map<string, string>()
    for (const { id, state, year, programme, aided, amount, recovery } of docs.grants.values()) {
      if (state === 'released' || recovery?.received === amount) continue
      const item = `${year} ${programme} ${aided}`
      const other = items.get(item)
      if (other !== undefined) broken('one item a person and year', `${other} and ${id}: ${programme} ${year}`)
      items.set(item, id)
    }
  },
})
