/** Faults that can be simulated for a request. */
export type FaultKind =
  /** the answer comes `ms` later */
  | 'latency'
  /** of an operation or commit in a transaction: another writer was faster; the transaction has ended */
  | 'conflict'
  /** of an operation or commit in a transaction: the previous operation has not finished */
  | 'busy'
  /** of an operation or commit in a transaction: it took longer than 30 seconds; the transaction has ended */
  | 'expired-transaction'
  /** the request is carried out, but the connection breaks before the answer */
  | 'lost-reply'
  /** the connection breaks before anything is done */
  | 'hang-up'
  /** HTTP `status` (default 500) instead of an answer; nothing is done */
  | 'server-error'
  /** the function's temporary keys have expired */
  | 'expired-keys'
  /** the environment has used up the requests of its plan */
  | 'quota'
  /** more concurrent requests than the plan allows */
  | 'too-many-at-once'

export type Fault = {
  readonly kind: FaultKind
  /** an action, or a prefix followed by `*`; default: any */
  readonly action?: string
  readonly collection?: string
  /** only the n-th matching request, counted from 1 */
  readonly nth?: number
  /** maximum number of occurrences */
  readonly times?: number
  /** probability 0–1, drawn from the seed; default 1 */
  readonly chance?: number
  readonly ms?: number
  readonly status?: number
  /** body of a server error: a proxy's page (default) or JSON; the SDK treats them differently */
  readonly as?: 'html' | 'json'
}

type Armed = { readonly fault: Fault; seen: number; struck: number }

/** A small random generator with a seed (mulberry32), so that faults can be reproduced. */
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

  /** Adds a fault; returns a function that removes it. */
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

  /** How often each active fault has occurred, in the order in which the faults were added. */
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

  /** The faults to simulate for this request; there may be several. */
  of(action: string, collection: string): readonly Fault[] {
    return this.#armed.filter((armed) => this.#strikes(armed, action, collection)).map(({ fault }) => fault)
  }
}
