/**
 * Moves the clock of the process around a bundle: the desk's clock may be ahead of the machine's, and the bundles must run
 * exactly as deployed, so the bundle itself must not contain anything for it. A setting read by the product would be a way to
 * change the clock in production. Durations (`performance.now`, timers) are not changed.
 */
export const shiftDate = (): { readonly setAhead: (ms: number) => void } => {
  const Real = Date
  let ahead = 0
  const now = (): number => Real.now() + ahead
  class Shifted extends Real {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(now())
      else super(...(parts as []))
    }
    static override now(): number {
      return now()
    }
  }
  // `Date()` without `new` returns text
  globalThis.Date = new Proxy(Shifted, { apply: () => new Shifted().toString() }) as unknown as DateConstructor
  return {
    setAhead: (ms) => {
      ahead = ms
    },
  }
}
