import { invariant } from './result'

/** Phones of 2019 have no BigInt; below this limit all steps of the division stay exact in a float. */
const LARGEST_WHOLE = Math.floor(Number.MAX_SAFE_INTEGER / 3)

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/**
 * `total × part ÷ whole` with its remainder, exact even if the product does not fit into a float: long division over the binary
 * digits of `total`. All three numbers are integers and not negative.
 */
export const timesOver = (
  total: number,
  part: number,
  whole: number,
): { readonly quotient: number; readonly rest: number } => {
  invariant(isCount(total) && isCount(part), 'an exact product has whole factors')
  invariant(isCount(whole) && whole > 0 && whole <= LARGEST_WHOLE, 'a share needs a positive whole')
  const over = part % whole
  let quotient = 0
  let rest = 0
  for (const digit of total.toString(2)) {
    const next = rest * 2 + (digit === '1' ? over : 0)
    rest = next % whole
    quotient = quotient * 2 + (next - rest) / whole
  }
  const result = quotient + total * ((part - over) / whole)
  invariant(Number.isSafeInteger(result), 'an exact quotient fits a whole number')
  return { quotient: result, rest }
}

/** Compares `left` with `total × part ÷ whole`, unrounded: negative, 0 or positive. `left` may be negative. */
export const against = (left: number, total: number, part: number, whole: number): number => {
  const { quotient, rest } = timesOver(total, part, whole)
  if (left === quotient) return rest > 0 ? -1 : 0
  return left < quotient ? -1 : 1
}
