import { setTimeout as pause } from 'node:timers/promises'
import { CloudFault } from '../fault'
import type { Raw } from './layout'
import type { Wire } from './wire'

/** How long a document just read is used as a guess: about the length of a call. */
const FRESH_MS = 2000
const REMEMBERED = 500
const TRIES = 3
const PAUSE_MS = 60

/** What a read found at a place; `raw` undefined: nothing. */
export type Found = { readonly raw: Raw | undefined }
type Seen = Found & { readonly at: number }
type Asked = { readonly answer: (found: Found) => void; readonly fail: (error: unknown) => void }

/** Whether to retry a read: only if the request failed at once and without a permanent cause. */
const isPassing = (error: unknown): boolean => error instanceof CloudFault && error.code === 'CLOUD_FAILED'

export const again = async <R>(read: () => Promise<R>): Promise<R> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read()
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error
      await pause(attempt * PAUSE_MS * (1 + Math.random()))
    }
  }
}

/**
 * Reads of single documents. Reads started at the same time are batched into one request. Recently read documents are cached as
 * guesses for the next transaction, never as answers: a commit checks everything it relied on.
 */
export class Reader {
  readonly #asked = new Map<string, Asked[]>()
  readonly #seen = new Map<string, Seen>()

  constructor(
    private readonly wire: Pick<Wire, 'read'>,
    private readonly now: () => number,
  ) {}

  read(place: string): Promise<Found> {
    return new Promise((answer, fail) => {
      if (this.#asked.size === 0) queueMicrotask(() => void this.#flush())
      this.#asked.set(place, [...(this.#asked.get(place) ?? []), { answer, fail }])
    })
  }

  async #flush(): Promise<void> {
    const asked = new Map(this.#asked)
    this.#asked.clear()
    try {
      const found = await again(() => this.wire.read([...asked.keys()]))
      for (const [place, each] of asked) {
        const raw = found.get(place)
        this.note(place, raw)
        for (const { answer } of each) answer({ raw })
      }
    } catch (error) {
      for (const { fail } of [...asked.values()].flat()) fail(error)
    }
  }

  note(place: string, raw: Raw | undefined): void {
    this.#seen.delete(place) // re-inserted last, so that the oldest entry is evicted first
    this.#seen.set(place, { raw, at: this.now() })
    if (this.#seen.size <= REMEMBERED) return
    const [oldest] = this.#seen.keys()
    if (oldest !== undefined) this.#seen.delete(oldest)
  }

  guess(place: string): Found | undefined {
    const seen = this.#seen.get(place)
    return seen !== undefined && this.now() - seen.at <= FRESH_MS ? seen : undefined
  }

  forget(places: Iterable<string>): void {
    for (const place of places) this.#seen.delete(place)
  }
}
