type Step = { readonly to: number; readonly fresh: readonly string[] }

/**
 * Counts different ids under several keys at once. Each id is stored once, with the number of the set of keys it was counted
 * under, because almost all ids share a few such sets.
 */
export const distinct = () => {
  const seen = new Map<string, number>()
  const sets: ReadonlySet<string>[] = [new Set()]
  const steps = new Map<string, Step>()
  const counts = new Map<string, number>()
  const stepFrom = (at: number, keys: readonly string[]): Step => {
    const set = sets[at] ?? new Set()
    const fresh = keys.filter((key) => !set.has(key))
    return { fresh, to: fresh.length === 0 ? at : sets.push(new Set([...set, ...fresh])) - 1 }
  }
  return {
    /** `cell` identifies `keys`; true when the id was never added before */
    add: (id: string, cell: string, keys: readonly string[]): boolean => {
      const at = seen.get(id) ?? 0
      const name = `${at} ${cell}`
      const step = steps.get(name) ?? stepFrom(at, keys)
      steps.set(name, step)
      if (step.to !== at) seen.set(id, step.to)
      for (const key of step.fresh) counts.set(key, (counts.get(key) ?? 0) + 1)
      return at === 0
    },
    of: (key: string): number => counts.get(key) ?? 0,
  }
}
