const ADDRESSES_MAX = 20_000

export type Limiter = {
  /** counts one try; false when the address has used up its share of this window */
  admits(address: string): boolean
}

/**
 * Limits attempts per address and time window, in this process only: the limiter slows guessing down and is not exact. Written
 * here in thirty lines, because a library would need a store of its own and would not know our proxies.
 */
export const limiter = (max: number, windowMs: number, now: () => number): Limiter => {
  const seen = new Map<string, { count: number; readonly until: number }>()
  const makeRoom = (): void => {
    for (const [address, { until }] of seen) if (until <= now()) seen.delete(address)
    // all windows are current: the oldest is dropped first
    for (const address of seen.keys()) {
      if (seen.size < ADDRESSES_MAX) break
      seen.delete(address)
    }
  }
  return {
    admits: (address) => {
      const known = seen.get(address)
      if (known !== undefined && known.until > now()) {
        known.count += 1
        return known.count <= max
      }
      if (seen.size >= ADDRESSES_MAX) makeRoom()
      seen.delete(address)
      seen.set(address, { count: 1, until: now() + windowMs })
      return true
    },
  }
}
