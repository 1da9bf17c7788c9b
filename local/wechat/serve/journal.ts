/** One request without its content. `code`: code of the refusal, '' when there was none. */
export type LogEntry = {
  readonly at: number
  readonly action: string
  readonly collection: string
  readonly code: string
  readonly ms: number
}

export type Unindexed = {
  readonly collection: string
  readonly fields: readonly string[]
  /** `scan`: every document was read; `sort`: found by an index, but sorted separately */
  readonly why: 'scan' | 'sort'
  readonly times: number
}

/** Number of requests that are remembered. */
const ROOM = 1_000

/** Records the requests to the gateway: how many of each action, and which queries no declared index serves. */
export class Journal {
  #counts = new Map<string, number>()
  #log: LogEntry[] = []
  readonly #unindexed = new Map<string, Unindexed>()

  note(entry: LogEntry): void {
    this.#counts.set(entry.action, (this.#counts.get(entry.action) ?? 0) + 1)
    this.#log.push(entry)
    if (this.#log.length > 2 * ROOM) this.#log = this.#log.slice(-ROOM)
  }

  unindexed(collection: string, fields: readonly string[], why: 'scan' | 'sort'): void {
    const key = [why, collection, ...fields].join(' ')
    this.#unindexed.set(key, { collection, fields, why, times: (this.#unindexed.get(key)?.times ?? 0) + 1 })
  }

  /** number of requests by action, since the start or the last `reset` */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts)
  }

  total(): number {
    return [...this.#counts.values()].reduce((sum, each) => sum + each, 0)
  }

  log(): readonly LogEntry[] {
    return this.#log.slice(-ROOM)
  }

  missingIndexes(): readonly Unindexed[] {
    return [...this.#unindexed.values()]
  }

  reset(): void {
    this.#counts = new Map()
    this.#log = []
    this.#unindexed.clear()
  }
}
