import * as z from 'zod/mini'
import { timesOver } from '../kernel/exact'
import { Fen, fen } from '../kernel/fen'
import { MemberKey } from '../kernel/ids'
import { addMonths, type Month, PlainDate, plainDate } from '../kernel/plain-date'
import type { Lines, Policy } from '../policy/policy'
import type { IncomeLine } from './declaration'
import { netIncomeSheet, type Sheet, type SheetInput, type SheetMember } from './sheet'
import { IncomeKind } from './words'

const Line = z.object({ member: MemberKey, kind: IncomeKind })

/**
 * Something that may happen to a household, in the least extent that would bring it into a class. Only events: nothing here says
 * how a figure could be stated lower.
 */
export const ChangeEvent = z.union([
  /** further self-paid cost of an illness within the twelve months */
  z.object({ kind: z.literal('illness'), selfPaid: Fen }),
  /** further loss by an accident or sudden event, after insurance, compensation and aid */
  z.object({ kind: z.literal('accident'), loss: Fen }),
  /** the member has no job any more, and the twelve months hold at most these wages */
  z.object({ kind: z.literal('job-lost'), member: MemberKey, wages: Fen, before: Fen }),
  z.object({ kind: z.literal('birth') }),
  /** income received once is older than twelve months; at the latest on this day */
  z.object({ kind: z.literal('drops-out'), lines: z.array(Line), amount: Fen, on: z.optional(PlainDate) }),
])
export type ChangeEvent = z.infer<typeof ChangeEvent>

/** How far a household is above the line, and which events would bring it below. */
export const WhatWouldChange = z.object({
  /** the least amount by which the net income of the twelve months is too high */
  over: Fen,
  events: z.array(ChangeEvent),
})
export type WhatWouldChange = z.infer<typeof WhatWouldChange>

/** Income that comes once, so that a later twelve months can be without it. */
const ONCE = new Set<IncomeKind>(['bonus', 'compensation', 'dividend', 'expropriation', 'gift', 'union-aid'])

const aChild = ({ members, day }: SheetInput): SheetMember => ({
  key: `m${members.length}` as MemberKey,
  counted: true,
  birthDate: day,
  sex: 'female',
  status: 'preschool',
  able: false,
})

/** The household after the event. @internal */
export const afterEvent = (input: SheetInput, event: ChangeEvent): SheetInput => {
  switch (event.kind) {
    case 'illness': {
      const member = (input.members.find(({ counted }) => counted) as SheetMember).key
      return { ...input, expenditures: [...input.expenditures, { member, kind: 'illness', amount: event.selfPaid }] }
    }
    case 'accident': {
      const { cost, recovered } = input.accident ?? { cost: fen(0), recovered: fen(0) }
      return { ...input, accident: { cost: fen(Math.max(cost, recovered) + event.loss), recovered } }
    }
    case 'job-lost': {
      const { member, wages } = event
      const others = input.incomes.filter((line) => line.member !== member || line.kind !== 'wages')
      return {
        ...input,
        members: input.members.map((one) => (one.key === member ? { ...one, status: 'unemployed' } : one)),
        incomes: [...others, { member, kind: 'wages', amount: wages }],
      }
    }
    case 'birth':
      return { ...input, members: [...input.members, aChild(input)] }
    case 'drops-out': {
      const out = (line: IncomeLine): boolean =>
        event.lines.some(({ member, kind }) => member === line.member && kind === line.kind)
      return { ...input, incomes: input.incomes.filter((line) => !out(line)) }
    }
  }
}

/** The highest net income of twelve months with which this number of members is below the relative line. */
const highestNet = (members: number, { lowIncome, relativeTenths, operator }: Lines): number => {
  const { quotient, rest } = timesOver(lowIncome, relativeTenths * members * 12, 10)
  return operator === 'below' && rest === 0 ? quotient - 1 : quotient
}

/** The first day on which an application no longer counts anything of the twelve months that ended with this month. */
const outAfter = (last: Month): PlainDate => addMonths(plainDate(`${last}-01`), 13)

const jobsLost = (input: SheetInput, over: number, netOf: (changed: SheetInput) => number): ChangeEvent[] =>
  input.members.flatMap(({ key, counted, status }) => {
    const lines = input.incomes.filter((line) => line.member === key && line.kind === 'wages')
    const before = lines.reduce((sum, { amount }) => sum + amount, 0)
    if (!counted || before === 0 || (status !== 'employed' && status !== 'flexible')) return []
    const lost = (wages: number): ChangeEvent => ({
      kind: 'job-lost',
      member: key,
      wages: fen(wages),
      before: fen(before),
    })
    // without a job a member may count with the minimum wage, which is why the sheet is asked
    const wages = netOf(input) - over - netOf(afterEvent(input, lost(0)))
    return wages < 0 || wages >= before ? [] : [lost(wages)]
  })

const dropsOut = (input: SheetInput, over: number, last: Month | undefined): ChangeEvent[] => {
  const counted = new Set(input.members.filter((one) => one.counted).map(({ key }) => key))
  const once = new Map<string, IncomeLine>()
  for (const line of input.incomes.filter(({ member, kind }) => ONCE.has(kind) && counted.has(member))) {
    const at = `${line.member} ${line.kind}`
    once.set(at, { ...line, amount: fen(line.amount + (once.get(at)?.amount ?? 0)) })
  }
  const event = (lines: readonly IncomeLine[]): ChangeEvent => ({
    kind: 'drops-out',
    lines: lines.map(({ member, kind }) => ({ member, kind })),
    amount: fen(lines.reduce((sum, { amount }) => sum + amount, 0)),
    ...(last === undefined ? {} : { on: outAfter(last) }),
  })
  const all = [...once.values()].filter(({ amount }) => amount > 0)
  const enough = all.filter(({ amount }) => amount >= over)
  if (enough.length > 0) return enough.map((line) => event([line]))
  return all.length > 1 && all.reduce((sum, { amount }) => sum + amount, 0) >= over ? [event(all)] : []
}

/**
 * 差多少: the sheet turned round. How far a household that no class is open to is above the relative line, and which events would
 * open one, each exact: with one fen less it would not. An accident opens its own class, every other event one by income. `lastMonth`: the last of the twelve months. Undefined for a household
 * whose sheet supports a class.
 */
export const whatWouldChange = (
  input: SheetInput,
  lines: Lines,
  policy: Policy,
  lastMonth?: Month,
): WhatWouldChange | undefined => {
  const sheetOf = (changed: SheetInput): Sheet => netIncomeSheet(changed, lines, policy)
  const sheet = sheetOf(input)
  if (sheet.result !== 'none') return undefined
  const over = sheet.net - highestNet(sheet.members, lines)
  const limit = timesOver(sheet.income, lines.accidentPercent, 100).quotient
  const birth: ChangeEvent = { kind: 'birth' }
  return {
    over: fen(over),
    events: [
      { kind: 'illness', selfPaid: fen(over) },
      { kind: 'accident', loss: fen(limit + 1 - (sheet.accident?.loss ?? 0)) },
      ...jobsLost(input, over, (changed) => sheetOf(changed).net),
      ...(sheetOf(afterEvent(input, birth)).byIncome === 'none' ? [] : [birth]),
      ...dropsOut(input, over, lastMonth),
    ],
  }
}
