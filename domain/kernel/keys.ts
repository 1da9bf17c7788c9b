/** Whether a string from outside is an own key of the table (and not `toString`). */
export const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: phones of 2019 have no Object.hasOwn
  Object.prototype.hasOwnProperty.call(table, key)

/** The same keys, each with what `of` takes from its entry. */
export const mapped = <K extends string, W, V>(table: Readonly<Record<K, W>>, of: (words: W) => V): Record<K, V> =>
  Object.fromEntries((Object.entries(table) as [K, W][]).map(([key, words]) => [key, of(words)])) as Record<K, V>
