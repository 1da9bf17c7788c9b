import * as z from 'zod/mini'

/**
 * What a photo of a paper looks like, in 64 bits: copies of one photo differ in a few of them, whatever their size, brightness
 * and compression. The phone reckons it, because the cloud does not decode pictures (`src/components/papers/picture-print.ts`).
 */
export const PicturePrint = z.string().check(z.regex(/^[0-9a-f]{16}$/))
export type PicturePrint = z.infer<typeof PicturePrint>

const BITS = 64
const bitsOf = (print: PicturePrint): readonly boolean[] =>
  [...print].flatMap((digit) => [8, 4, 2, 1].map((bit) => (Number.parseInt(digit, 16) & bit) !== 0))

/** In how many bits two pictures differ. @internal */
export const differing = (one: PicturePrint, other: PicturePrint): number => {
  const others = bitsOf(other)
  return bitsOf(one).filter((bit, i) => bit !== others[i]).length
}

/** The limit set on rendered photos; `test/ui/papers/picture-print.spec.ts` measures it on others. */
const ALIKE_MOST = 12
/** Almost the same picture: copies of one photo, not two papers of one form. */
export const areAlike = (one: PicturePrint, other: PicturePrint): boolean => differing(one, other) <= ALIKE_MOST

/** Of a picture on which there is next to nothing, nearly all bits are the same, and it would look like every other such. */
const SAME_BITS_MOST = 52
export const tellsApart = (print: PicturePrint): boolean => {
  const set = bitsOf(print).filter(Boolean).length
  return Math.max(set, BITS - set) <= SAME_BITS_MOST
}

export const BANDS = 6
/**
 * The bits in six bands. Two pictures that differ in at most five bits have a band in common, and of those that differ in a few
 * more, most have: so a store that compares only for equality finds them.
 */
export const bandsOf = (print: PicturePrint): readonly string[] => {
  const bits = bitsOf(print)
  return Array.from({ length: BANDS }, (_, band) =>
    bits
      .slice(Math.round((band * BITS) / BANDS), Math.round(((band + 1) * BITS) / BANDS))
      .map((bit) => (bit ? '1' : '0'))
      .join(''),
  )
}
