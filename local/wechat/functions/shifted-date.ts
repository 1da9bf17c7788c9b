/**
 * The desk's clock may be ahead of the machine's, and the bundles must run byte for byte as they are deployed: so it is
 * the process around a bundle whose clock is moved, and the bundle cannot tell. A setting that the product itself reads
 * would be a way to turn the clock in production. Durations (`performance.now`, timers) run on as they are.
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
  // `Date()` without `new` is a text
  globalThis.Date = new Proxy(Shifted, { apply: () => new Shifted().toString() }) as unknown as DateConstructor
  return {
    setAhead: (ms) => {
      ahead = ms
    },
  }
}
