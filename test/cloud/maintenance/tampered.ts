import type { Json } from '../contract/sample'

export type Tampered = { readonly how: string; readonly value: Json }

type Fields = { readonly [field: string]: Json }
const isFields = (value: Json): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A slightly different value of the same type. */
const other = (value: Json): Json => {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? '2026-03-06' : `${value}二`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return '别的'
}

const inside = (value: Json, at: string): readonly Tampered[] => {
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    return [
      { how: `${at} one more`, value: [...items, items[0] ?? 1] },
      ...items.flatMap((item, i) => [
        { how: `${at}[${i}] taken out`, value: items.filter((_, each) => each !== i) },
        ...tampered(item, `${at}[${i}]`).map(({ how, value: with_ }) => ({
          how,
          value: items.map((each, j) => (j === i ? with_ : each)),
        })),
      ]),
    ]
  }
  if (!isFields(value)) return []
  return [
    { how: `${at} something added`, value: { ...value, added: 1 } },
    ...Object.entries(value).flatMap(([name, field]) => {
      const { [name]: _gone, ...rest } = value
      return [
        { how: `${at}.${name} taken out`, value: rest },
        ...tampered(field, `${at}.${name}`).map(({ how, value: with_ }) => ({
          how,
          value: { ...value, [name]: with_ },
        })),
      ]
    }),
  ]
}

/** All ways of tampering with a value, one at a time: each field changed, removed, or added. */
export const tampered = (value: Json, at = ''): readonly Tampered[] => [
  ...(at === '' ? [] : [{ how: `${at} changed`, value: other(value) }]),
  ...inside(value, at),
]
