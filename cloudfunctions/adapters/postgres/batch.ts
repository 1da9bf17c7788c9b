import type { Connection, Submittable } from 'pg'

type Value = string | number | readonly string[]
export type Statement = { readonly text: string; readonly values: readonly Value[] }
export type Row = readonly unknown[]
/** `count`: rows met, as the server says */
export type Answer = { readonly count: number; readonly rows: readonly Row[] }
type Done = (error: unknown, answers?: readonly Answer[]) => void

/** One name a text: a connection plans it once. There are only as many texts as shapes of statements. */
const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return name
}

/** What a connection has planned already. */
const planned = new WeakMap<Connection, Set<string>>()
const plannedOn = (connection: Connection): Set<string> => {
  const known = planned.get(connection) ?? new Set<string>()
  planned.set(connection, known)
  return known
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`
const onTheWire = (value: Value): string =>
  typeof value === 'object' ? `{${value.map(quoted).join(',')}}` : String(value)

const plan = (connection: Connection, text: string): void => {
  const [known, name] = [plannedOn(connection), nameOf(text)]
  if (!known.has(name)) connection.parse({ name, text, types: [] }, true)
  known.add(name)
}

const run = (connection: Connection, { text, values }: Statement): void => {
  plan(connection, text)
  connection.bind({ statement: nameOf(text), values: values.map(onTheWire) }, true)
  connection.execute(null, true)
}

/**
 * Several statements in one breath: nothing is waited for in between, everything travels in one packet out and one back. The
 * driver's own pipeline would answer each on its own and describe columns that are known, which is half of the work. After an
 * error the server skips the rest. A connection on which a batch failed to be planned is of no more use.
 */
export class Batch implements Submittable {
  private readonly answers: Answer[] = []
  private rows: Row[] = []

  /** `callback` is where the driver, too, reports a query that takes too long */
  constructor(
    private readonly statements: readonly Statement[],
    public callback: Done,
  ) {}

  submit(connection: Connection): void {
    const [first, ...others] = this.statements
    connection.stream.cork()
    try {
      if (first !== undefined) run(connection, first) // a BEGIN comes before anything else
      // all are planned before one is run: what fails later leaves every plan in place
      for (const { text } of others) plan(connection, text)
      for (const statement of others) run(connection, statement)
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.rows.push(fields)
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.answers.push({ count: Number(/\d+$/.exec(text)?.[0] ?? 0), rows: this.rows })
    this.rows = []
  }

  handleError(error: unknown): void {
    this.callback(error)
  }

  handleReadyForQuery(): void {
    this.callback(undefined, this.answers)
  }
}
