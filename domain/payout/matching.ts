import type { FailureOwner } from '../application/failure-owner'
import type { Fen } from '../kernel/fen'
import { nameFit } from '../kernel/plain'
import type { PlainDate } from '../kernel/plain-date'
import { accountFit, fitOf, type Payee } from './fit'
import type { BatchMark } from './mark'
import type { PayoutLine } from './payout'

/** A line of the batch with its payee in full, only while a file is compared with it. */
export type OpenLine = Pick<PayoutLine, 'no' | 'outcome' | 'returned'> & Payee

/** A row of the bank's file. `row`: its number in the sheet; `on`: only where the bank states a day. */
export type BankRow = {
  readonly row: number
  /** 序号: rewritten by people who sort the file, so only a hint */
  readonly no?: number | undefined
  readonly mark?: BatchMark | undefined
  readonly name: string
  readonly account: string
  readonly amount: Fen | undefined
  /** `unread`: the row's text about the payment could not be parsed; `cell` is the heading of the unparsed cell */
  readonly says:
    | {
        readonly result: 'paid' | 'failed'
        /** 退汇: the words say that money came back, which a paid line can do later */
        readonly back?: true | undefined
        readonly reason: string
        readonly on?: PlainDate | undefined
      }
    | { readonly result: 'not-yet' }
    | { readonly unread: 'unreadable' | 'reason-missing' | 'cell-error'; readonly cell: string }
}
type Said = Exclude<BankRow['says'], { readonly unread: string }>

/** The answer to record for a line. */
export type BankAnswer = {
  readonly row: number
  readonly no: number
  readonly paid: boolean
  /** the line was paid before, and the payment came back */
  readonly back?: true
  readonly reason: string
  /** who has to act, by the codes and words of the bank; undefined: by the words that banks use */
  readonly owner?: FailureOwner | undefined
  readonly on?: PlainDate | undefined
}

export type RowProblem = {
  readonly row: number
  readonly problem:
    | 'unknown-line'
    | 'account-missing'
    | 'holder-missing'
    | 'account-differs'
    | 'holder-differs'
    | 'amount-changed'
    | 'account-unclear'
    | 'which-line'
    | 'repeated'
    | 'already-in'
    | 'date-wrong'
    | 'other-batch'
    | 'unreadable'
    | 'reason-missing'
    | 'cell-error'
  readonly cell?: string
}

export type Matched = {
  readonly fresh: readonly BankAnswer[]
  readonly problems: readonly RowProblem[]
  /** rows that repeat an answer already recorded */
  readonly unchanged: number
  /** rows the bank has not processed yet */
  readonly notYet: number
  /** rows with a partly visible account or holder that only one line fits */
  readonly inPart: readonly number[]
  /** rows that fit no line of the batch */
  readonly strangers: number
}

/** The lines a row may mean: one, or several that pay the same amount to the same account. */
type Meant = { readonly row: BankRow; readonly lines: readonly OpenLine[]; readonly inPart: boolean }
/** Rows that may mean the same lines. */
type Group = readonly [Meant, ...Meant[]]

/** The most exact problem that can be stated for a row that no line fits. */
const strangerProblem = (row: BankRow, lines: readonly OpenLine[]): RowProblem => {
  const problem = (key: RowProblem['problem'], cell?: string): RowProblem => ({
    row: row.row,
    problem: key,
    ...(cell === undefined ? {} : { cell }),
  })
  if (row.amount === undefined) return problem('unreadable', '金额')
  if (row.account === '') return problem('account-missing')
  if (row.name === '') return problem('holder-missing')
  const ofAccount = lines.filter((line) => accountFit(row.account, line.account) === 'whole')
  if (ofAccount.length > 0)
    return problem(ofAccount.some((line) => nameFit(row.name, line.name)) ? 'amount-changed' : 'holder-differs')
  const ofName = lines.filter((line) => nameFit(row.name, line.name) === 'whole')
  if (ofName.some((line) => accountFit(row.account, line.account) === 'part')) return problem('amount-changed')
  return problem(ofName.some((line) => line.amount === row.amount) ? 'account-differs' : 'unknown-line')
}

const meant = (row: BankRow, lines: readonly OpenLine[]): Meant | RowProblem => {
  const fits = lines.map((line) => ({ line, fit: fitOf(row, line) }))
  const whole = fits.filter(({ fit }) => fit === 'whole').map(({ line }) => line)
  if (whole.length > 0) return { row, lines: whole, inPart: false }
  const part = fits.filter(({ fit }) => fit === 'part').map(({ line }) => line)
  if (part.length === 0) return strangerProblem(row, lines)
  return new Set(part.map(({ account }) => account)).size === 1
    ? { row, lines: part, inPart: true }
    : { row: row.row, problem: 'account-unclear' }
}

const isProblem = (one: Meant | RowProblem): one is RowProblem => 'problem' in one

/** Whether a row that fits no line names the number and account of one of these: it then contradicts the row that fits that line. */
const contradicts = (row: BankRow, lines: readonly OpenLine[]): boolean =>
  lines.some((line) => (row.mark?.line ?? row.no) === line.no && accountFit(row.account, line.account) === 'whole')

const hintsFit = (rows: readonly Meant[], hint: (row: BankRow) => number | undefined): boolean => {
  const hints = rows.map(({ row }) => hint(row))
  return new Set(hints).size === rows.length && rows.every(({ lines }, i) => lines.some(({ no }) => no === hints[i]))
}

const sameWords = (rows: readonly Meant[]): boolean =>
  new Set(rows.map(({ row }) => JSON.stringify(row.says))).size === 1

/**
 * Assigns rows to lines that pay the same amount to the same account: by line number, if each row has a different number;
 * without numbers only if there is a row for every line and all rows have the same result.
 */
const shareOut = (rows: Group): ReadonlyMap<BankRow, OpenLine | undefined> | undefined => {
  const [{ lines }] = rows
  const by = (lineOf: (row: BankRow, i: number) => OpenLine | undefined) =>
    new Map(rows.map(({ row }, i) => [row, lineOf(row, i)]))
  for (const hint of [(row: BankRow) => row.mark?.line, (row: BankRow) => row.no])
    if (hintsFit(rows, hint)) return by((row) => lines.find(({ no }) => no === hint(row)))
  return rows.length === lines.length && sameWords(rows) ? by((_row, i) => lines[i]) : undefined
}

type Days = { readonly madeOn: PlainDate; readonly today: PlainDate }
type Ended = { readonly problem: RowProblem } | { readonly fresh: BankAnswer } | 'unchanged' | 'not-yet'

/** Whether the result in a row equals the outcome already entered for its line. */
export const sameOutcome = (
  outcome: NonNullable<PayoutLine['outcome']>,
  said: Pick<BankAnswer, 'paid' | 'on'>,
): boolean => outcome.paid === said.paid && (said.on === undefined || outcome.on === said.on)

/** A payment that came back: the line keeps its outcome, and gets its return. */
const backOf = (
  row: BankRow,
  { on, reason }: Extract<Said, { readonly reason: string }>,
  { no, outcome, returned }: OpenLine,
  { today }: Days,
): Ended => {
  const problem = (key: RowProblem['problem']): Ended => ({ problem: { row: row.row, problem: key } })
  if (returned !== undefined) return on === undefined || on === returned.on ? 'unchanged' : problem('already-in')
  if (on !== undefined && (on > today || (outcome !== undefined && on < outcome.on))) return problem('date-wrong')
  return { fresh: { row: row.row, no, paid: false, back: true, reason, on } }
}

const endOf = (row: BankRow, said: Said, line: OpenLine, days: Days): Ended => {
  const problem = (key: RowProblem['problem']): Ended => ({ problem: { row: row.row, problem: key } })
  if (said.result === 'not-yet') return line.outcome === undefined ? 'not-yet' : 'unchanged'
  const { on } = said
  const paid = said.result === 'paid'
  if (said.back === true && line.outcome?.paid === true) return backOf(row, said, line, days)
  if (line.outcome !== undefined) return sameOutcome(line.outcome, { paid, on }) ? 'unchanged' : problem('already-in')
  if (on !== undefined && (on < days.madeOn || on > days.today)) return problem('date-wrong')
  return { fresh: { row: row.row, no: line.no, paid, reason: said.reason, on } }
}

type Unread = Exclude<BankRow['says'], Said>
const unreadOf = (row: number, { unread, cell }: Unread): RowProblem => ({ row, problem: unread, cell })

/** The outcome of rows that match the same line or the same set of lines. */
const endsOf = (rows: Group, strangers: readonly BankRow[], days: Days): readonly Ended[] => {
  const [{ lines }] = rows
  const doubts = strangers.filter((row) => contradicts(row, lines)).length
  const each = (key: RowProblem['problem']): readonly Ended[] =>
    rows.map(({ row: { row, says } }) => ({ problem: 'unread' in says ? unreadOf(row, says) : { row, problem: key } }))
  // more rows than lines: all are problems, even when they are alike, because the payment may have been made twice
  if (rows.length + doubts > lines.length) return each('repeated')
  const shared = shareOut(rows)
  return rows.map(({ row }): Ended => {
    if ('unread' in row.says) return { problem: unreadOf(row.row, row.says) }
    const line = shared?.get(row)
    return line === undefined ? { problem: { row: row.row, problem: 'which-line' } } : endOf(row, row.says, line, days)
  })
}

/**
 * Compares the bank's rows with the lines of a batch. A row settles a line only when account, holder and amount agree; masked,
 * truncated or rounded values agree if their visible part does and only one line fits. Every other row is reported as a problem
 * and changes nothing; a row that repeats a known result changes nothing either.
 */
export const matchRows = (lines: readonly OpenLine[], rows: readonly BankRow[], days: Days): Matched => {
  const all = rows.map((row) => meant(row, lines))
  const strange = all.filter(isProblem)
  const strangeRows = rows.filter((_row, i) => isProblem(all[i] as Meant | RowProblem))
  const fitting = all.filter((one): one is Meant => !isProblem(one))
  const groups = new Map<string, Group>()
  for (const one of fitting) {
    const key = one.lines.map(({ no }) => no).join()
    const group = groups.get(key)
    groups.set(key, group === undefined ? [one] : [...group, one])
  }
  const ends = [...groups.values()].flatMap((group) => endsOf(group, strangeRows, days))
  const answers = ends.flatMap((end) => (typeof end === 'object' && 'fresh' in end ? [end.fresh] : []))
  // no line gets two answers, however the rows were assigned
  const isOnly = ({ no }: BankAnswer): boolean => answers.filter((other) => other.no === no).length === 1
  const fresh = answers.filter(isOnly)
  const problems = [
    ...ends.flatMap((end) => (typeof end === 'object' && 'problem' in end ? [end.problem] : [])),
    ...answers.filter((one) => !isOnly(one)).map(({ row }): RowProblem => ({ row, problem: 'repeated' })),
  ]
  const wrong = new Set(problems.map(({ row }) => row))
  return {
    fresh: [...fresh].sort((a, b) => a.row - b.row),
    problems: [...strange, ...problems].sort((a, b) => a.row - b.row),
    unchanged: ends.filter((end) => end === 'unchanged').length,
    notYet: ends.filter((end) => end === 'not-yet').length,
    inPart: fitting.filter(({ row, inPart }) => inPart && !wrong.has(row.row)).map(({ row }) => row.row),
    strangers: strange.length,
  }
}
