/** The same value with the fields of every object in one order and the undefined ones left out. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const ordered: Record<string, unknown> = {}
  for (const name of Object.keys(value).sort()) ordered[name] = inOrder(Reflect.get(value, name))
  return ordered
}

/** One text for one value, whatever the order of its fields; an undefined field counts as absent, as JSON has it. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value)) ?? 'null'
