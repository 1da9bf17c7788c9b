import ts from 'typescript'

/**
 * Sample values of a type, to call text functions with: every member of a union type, both booleans, optional values present
 * and absent.
 */
export const samplesOf = (type: ts.Type, name: string, checker: ts.TypeChecker, depth = 0): readonly unknown[] => {
  const deeper = (part: ts.Type, called = name): readonly unknown[] => samplesOf(part, called, checker, depth + 1)
  if (type.isUnion()) return type.types.flatMap((part) => deeper(part))
  if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value]
  if (type.flags & ts.TypeFlags.BooleanLiteral) return [checker.typeToString(type) === 'true']
  if (type.flags & ts.TypeFlags.StringLike) return [wordFor(name)]
  if (type.flags & ts.TypeFlags.NumberLike) return [3]
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)) return [undefined]
  if (type.isIntersection()) return branded(type, name)
  if (type.getCallSignatures().length > 0) return [() => '某某']
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return [checker.getTypeArguments(type as ts.TypeReference).flatMap((part) => deeper(part).slice(0, 2))]
  if (type.flags & ts.TypeFlags.Object && depth < 6) return objects(type, checker, depth)
  throw new Error(`no sample is known for ${name}: ${checker.typeToString(type)}`)
}

const wordFor = (name: string): string => {
  if (/month/i.test(name)) return '2026-03'
  return /day|date|until|when|since|on$|from|to$/i.test(name) ? '2026-03-09' : '某某'
}

const branded = (type: ts.IntersectionType, name: string): readonly unknown[] => {
  const isNumber = type.types.some((part) => part.flags & ts.TypeFlags.NumberLike)
  if (isNumber) return [300]
  const isDay = type.types.some((part) => part.symbol !== undefined && part.getProperties().length > 0)
  return [isDay && /day|date|on|until|from|to|when|since|earliest/i.test(name) ? '2026-03-09' : wordFor(name)]
}

/** Enough objects to use every value of each union type; with all optional properties, and with none. */
const objects = (type: ts.Type, checker: ts.TypeChecker, depth: number): readonly unknown[] => {
  const entries = type.getProperties().map((property) => {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0
    const own = checker.getNonNullableType(checker.getTypeOfSymbol(property))
    return { key: property.name, optional, values: samplesOf(own, property.name, checker, depth + 1) }
  })
  const whole = (at: number): Record<string, unknown> =>
    Object.fromEntries(entries.map(({ key, values }) => [key, values[Math.min(at, values.length - 1)]]))
  const least = Object.fromEntries(
    entries.filter(({ optional }) => !optional).map(({ key, values }) => [key, values[0]]),
  )
  const most = Math.max(1, ...entries.map(({ values }) => values.length))
  return [least, ...Array.from({ length: most }, (_, at) => whole(at))]
}
