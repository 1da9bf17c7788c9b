// What the fields of a subscribe message may contain. The limits are from WeChat's own table of field types.

const length = (text: string): number => [...text].length
const HAN = /\p{Script=Han}/u
const ONLY_HAN = /^\p{Script=Han}+$/u

const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2})`
const TIME = String.raw`\d{1,2}:\d{2}(:\d{2})?`
const DATE_FIELD = new RegExp(`^${DAY}( ?${TIME})?(~${DAY}( ?${TIME})?)?$`)
const TIME_FIELD = new RegExp(`^((${DAY} )?${TIME}(~(${DAY} )?${TIME})?|${DAY}( ${TIME})?(~${DAY}( ${TIME})?)?)$`)

type Check = (text: string) => boolean

const KINDS = {
  thing: (text) => length(text) <= 20,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => length(text) <= 5 && !/[\p{L}\p{N}]/u.test(text),
  character_string: (text) => length(text) <= 32 && !HAN.test(text),
  time: (text) => TIME_FIELD.test(text),
  date: (text) => DATE_FIELD.test(text),
  amount: (text) => /^[^\d\s]?\d{1,10}(\.\d+)?元?$/u.test(text) && text.replace(/\D/g, '').length <= 10,
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => length(text) <= 8,
  name: (text) => (HAN.test(text) ? length(text) <= 10 : length(text) <= 20) && !/\d/.test(text),
  phrase: (text) => length(text) <= 5 && ONLY_HAN.test(text),
} as const satisfies Record<string, Check>

/** `thing1` → `thing`; undefined when WeChat has no such type. */
const checkOf = (field: string): Check | undefined => {
  const kind = field.replace(/\d+$/, '')
  return Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : undefined
}

const textIn = (data: unknown, field: string): unknown => {
  const held = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[field] : undefined
  return typeof held === 'object' && held !== null ? (held as Record<string, unknown>)['value'] : undefined
}

/** The first field with an invalid value; undefined when all are valid. Fields that the template does not have are ignored. */
export const wrongField = (fields: readonly string[], data: unknown): string | undefined =>
  fields.find((field) => {
    const value = textIn(data, field)
    const check = checkOf(field)
    return typeof value !== 'string' || value.trim() === '' || check === undefined || !check(value)
  })
