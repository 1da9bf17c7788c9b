import type { Connection, Submittable } from 'pg'

export type Value = string | number
/** `rows`: how many a write must affect; absent: one */
export type Statement = { readonly text: string; readonly values: readonly Value[]; readonly rows?: number }
export type Row = readonly unknown[]
/** `count`: affected rows, as reported by the server */
export type Answer = { readonly count: number; readonly rows: readonly Row[] }
type Done = (error: unknown, answers?: readonly Answer[]) => void

/**
 * A prepared statement name per text, so that a connection plans each text once. The number of texts is limited by the number
 * of statement shapes.
 */
const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** The texts a connection has already planned. */
const planned = new WeakMap<Connection, Set<string>>()
const plannedOn = (connection: Connection): Set<string> => {
  const known = planned.get(connection) ?? new Set<string>()
  planned.set(connection, known)
  return known
}

const plan = (connection: Connection, text: string): void => {
  const [known, name] = [plannedOn(connection), nameOf(text)]
  if (!known.has(name)) connection.parse({ name, text, types: [] }, true)
  known.add(name)
}

const run = (connection: Connection, { text, values }: Statement): void => {
  plan(connection, text)
  connection.bind({ statement: nameOf(text), values: values.map(String) }, true)
  connection.execute(null, true)
}

/**
 * A pipeline of several statements in one round trip, without waiting in between. The driver's own pipeline would handle each
 * answer separately and describe known columns again, which doubles the work. After an error the server skips the rest. A
 * connection that failed to plan a statement is not used again.
 */
export class Batch implements Submittable {
  private readonly answers: Answer[] = []
  private rows: Row[] = []

  /** the driver reports a query timeout through `callback` */
  constructor(
    private readonly statements: readonly Statement[],
    public callback: Done,
  ) {}

  submit(connection: Connection): void {
    const [first, ...others] = this.statements
    connection.stream.cork()
    try {
      if (first !== undefined) run(connection, first) // BEGIN must be sent first
      // all statements are planned before the first one runs, so that a later failure leaves every plan usable
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
