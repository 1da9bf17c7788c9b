import { entryOf } from '@domain/contract/entry'
import type { CallInput } from '@domain/contract/index'
import { CITY } from '@local/town/found'
import type { RunningDesk } from '@test/support/desk'
import { aWorkYear } from '@test/support/work-year'
import { nanoid } from 'nanoid'
import { AT_ONCE, type Race, raceOf } from './race'

const YEAR = 2026
const PROGRAMMES = ['festival', 'living', 'temporary', 'medical'] as const
const EACH = 100_00
const FUND = 'city-fund'

type Hold = {
  readonly caseId: string
  readonly version: number
  readonly programme: (typeof PROGRAMMES)[number]
  readonly line: string
}

const allocate = (desk: RunningDesk, jurisdiction: string, allocated: number) => {
  const line = { org: CITY, year: YEAR, source: 'social', jurisdiction, allocated, reason: '社会捐助' }
  return desk.get(FUND, 'budget.allocate', line as CallInput<'budget.allocate'>)
}

/** What could be granted to households on file from money of the society: of each household one programme, then another. */
const holds = async (desk: RunningDesk): Promise<readonly Hold[]> => {
  const { items } = await desk.get(FUND, 'case.queue', { stage: 'on-file', limit: 50 })
  const found: Hold[] = []
  for (const programme of PROGRAMMES)
    for (const { id: caseId, version } of items) {
      const proposed = await desk.ask(FUND, 'grant.propose', { year: YEAR, programme, caseId } as never, { caseId })
      const line = proposed.ok ? proposed.value.lines.find(({ source }) => source === 'social') : undefined
      if (proposed.ok && proposed.value.amount >= EACH && line !== undefined)
        found.push({ caseId, version, programme, line: line.id })
    }
  return found
}

const socialLines = async (desk: RunningDesk) =>
  (await desk.get(FUND, 'budget.lines', { year: YEAR })).lines.filter(({ source }) => source === 'social')

/** One budget line, with money for one household less than can be granted from it. */
const oneLine = async (desk: RunningDesk): Promise<Race> => {
  const known = (await desk.get(FUND, 'budget.lines', { year: YEAR })).lines
  for (const jurisdiction of new Set(known.map((line) => line.jurisdiction))) await allocate(desk, jurisdiction, EACH)
  const byLine = new Map<string, readonly Hold[]>()
  for (const hold of await holds(desk)) byLine.set(hold.line, [...(byLine.get(hold.line) ?? []), hold])
  const [wanted = []] = [...byLine.values()].sort((a, b) => b.length - a.length)
  const line = (await socialLines(desk)).find(({ id }) => id === wanted[0]?.line)
  if (line === undefined) return { what: 'a budget line', done: 0, codes: [], wrong: 'nothing can be granted' }
  const most = Math.max(1, new Set(wanted.map(({ caseId }) => caseId)).size - 1)
  await allocate(desk, line.jurisdiction, EACH * most)
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, i) => {
      const { caseId, version, programme } = wanted[i % wanted.length] as Hold
      const input = { year: YEAR, programme, amount: EACH, shares: [{ line: line.id, amount: EACH }] }
      const envelope = { name: 'grant.hold', commandId: nanoid(21), caseId, expectedVersion: version, input }
      return desk.post(FUND, entryOf('grant.hold'), envelope)
    }),
  )
  const race = raceOf('a budget line', answers, most)
  const after = (await socialLines(desk)).find(({ id }) => id === line.id)
  const right = after?.held === race.done * EACH && after.held <= after.allocated
  return right ? race : { ...race, wrong: `${after?.held} fen are held by ${race.done} grants` }
}

/** The work calendar of a year, entered by everybody at once: in the end it is one of them, whole. */
const oneYear = async (desk: RunningDesk): Promise<Race> => {
  const entered = Array.from({ length: AT_ONCE }, (_, i) => aWorkYear({ source: `第${i}份通知` }))
  const answers = await Promise.all(
    entered.map((year) => desk.ask('city-admin', 'calendar.enter', { org: CITY, ...year } as never)),
  )
  const race = raceOf('the calendar of a year', answers, AT_ONCE)
  const { years } = await desk.get('city-admin', 'calendar.years', {})
  const now = years.find(({ year }) => year === 2027)
  const winner = answers.find((answer, i) => answer.ok && entered[i]?.source === now?.source)
  const whole = now?.off.length === entered[0]?.off.length
  return winner !== undefined && whole ? race : { ...race, wrong: `in force is ${now?.source ?? 'none'}` }
}

/** What two persons can want besides a case: money of one line, the calendar of one year. */
export const sharedRaces = async (desk: RunningDesk): Promise<readonly Race[]> => [
  await oneYear(desk),
  await oneLine(desk),
]
