/** The same value with sorted fields in every object, and without undefined fields. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const ordered: Record<string, unknown> = {}
  for (const name of Object.keys(value).sort()) ordered[name] = inOrder(Reflect.get(value, name))
  return ordered
}

/** The same text for the same value, whatever the order of its fields; as in JSON, an undefined field counts as absent. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value)) ?? 'null'
