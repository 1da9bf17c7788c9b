/** The committed texts of one collection, by place. */
export interface Texts {
  get(at: string): string | undefined
  /** called after the text was stored; undefined: removed */
  note(at: string, text: string | undefined): void
  all(): Iterable<readonly [at: string, text: string]>
}

/** For data that ends with the process. */
export const textsInMemory = (): Texts => {
  const texts = new Map<string, string>()
  return {
    get: (at) => texts.get(at),
    note: (at, text) => void (text === undefined ? texts.delete(at) : texts.set(at, text)),
    all: () => texts.entries(),
  }
}

/** Caches the most recent texts; others are read from disk when needed. */
export const textsOnDisk = (room: number, read: (at: string) => string | undefined, all: Texts['all']): Texts => {
  const recent = new Map<string, string>()
  const remember = (at: string, text: string): string => {
    recent.delete(at) // re-inserted last, so that the oldest entry is evicted first
    recent.set(at, text)
    if (recent.size > room) for (const oldest of [...recent.keys()].slice(0, room >>> 2)) recent.delete(oldest)
    return text
  }
  return {
    get: (at) => {
      const known = recent.get(at) ?? read(at)
      return known === undefined ? undefined : remember(at, known)
    },
    note: (at, text) => void (text === undefined ? recent.delete(at) : remember(at, text)),
    all,
  }
}
