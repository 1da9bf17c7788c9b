/**
 * Long work over many rows: may be interrupted after each portion, so that a server answers others meanwhile. Returns what the
 * work results in.
 */
export type Steps<R> = Generator<undefined, R>

const PORTION = 500

/** Passes each item to `work`, with an interruption after each portion. */
export function* inSteps<T>(items: Iterable<T>, work: (item: T) => void): Steps<undefined> {
  let done = 0
  for (const item of items) {
    work(item)
    done += 1
    if (done % PORTION === 0) yield
  }
}
