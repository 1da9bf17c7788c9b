/** What may go wrong with a request, apart from what it deserves. */
export type FaultKind =
  /** answered `ms` later */
  | 'latency'
  /** of an operation or commit in a transaction: another writer was faster; the transaction is over */
  | 'conflict'
  /** of an operation or commit in a transaction: the one before has not finished */
  | 'busy'
  /** of an operation or commit in a transaction: it took longer than 30 seconds; the transaction is over */
  | 'expired-transaction'
  /** everything is done as asked, but the connection breaks before the answer */
  | 'lost-reply'
  /** the connection breaks before anything is done */
  | 'hang-up'
  /** HTTP `status` (500 if not given) instead of an answer, nothing is done */
  | 'server-error'
  /** the temporary keys of the function have run out */
  | 'expired-keys'
  /** the requests of the environment's plan are used up */
  | 'quota'
  /** more requests at once than the plan allows */
  | 'too-many-at-once'

export type Fault = {
  readonly kind: FaultKind
  /** an action, or the beginning of one followed by `*`; any when left out */
  readonly action?: string
  readonly collection?: string
  /** only the n-th request that fits, counted from 1 */
  readonly nth?: number
  /** strikes so many times at most */
  readonly times?: number
  /** 0–1, drawn from the seed; 1 when left out */
  readonly chance?: number
  readonly ms?: number
  readonly status?: number
  /** how the body of a server error looks: a proxy's page (when left out), or JSON; the SDK reads them differently */
  readonly as?: 'html' | 'json'
}

type Armed = { readonly fault: Fault; seen: number; struck: number }

/** A small generator with a seed (mulberry32), so that a bad day can be had again. */
const draws = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const fits = ({ action, collection }: Fault, asked: string, of: string): boolean =>
  (action === undefined || action === asked || (action.endsWith('*') && asked.startsWith(action.slice(0, -1)))) &&
  (collection === undefined || collection === of)

export class Faults {
  #armed: Armed[] = []
  #draw: () => number

  constructor(seed: number, faults: readonly Fault[]) {
    this.#draw = draws(seed)
    for (const fault of faults) this.add(fault)
  }

  /** Gives the way to take it back. */
  add(fault: Fault): () => void {
    const armed = { fault, seen: 0, struck: 0 }
    this.#armed.push(armed)
    return () => {
      this.#armed = this.#armed.filter((each) => each !== armed)
    }
  }

  clear(): void {
    this.#armed = []
  }

  reseed(seed: number): void {
    this.#draw = draws(seed)
  }

  /** How often each fault that is armed has struck, in the order they were added. */
  struck(): readonly number[] {
    return this.#armed.map(({ struck }) => struck)
  }

  #strikes(armed: Armed, action: string, collection: string): boolean {
    const { fault } = armed
    if (!fits(fault, action, collection)) return false
    armed.seen += 1
    if (fault.nth !== undefined && armed.seen !== fault.nth) return false
    if (fault.times !== undefined && armed.struck >= fault.times) return false
    if (fault.chance !== undefined && this.#draw() >= fault.chance) return false
    armed.struck += 1
    return true
  }

  /** What befalls this request; several may. */
  of(action: string, collection: string): readonly Fault[] {
    return this.#armed.filter((armed) => this.#strikes(armed, action, collection)).map(({ fault }) => fault)
  }
}
