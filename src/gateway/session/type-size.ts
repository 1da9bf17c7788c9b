import { read, write } from '../storage/key-value'
import { shared } from '../storage/shared'

export const TYPE_SIZES = ['normal', 'large', 'larger'] as const
export type TypeSize = (typeof TYPE_SIZES)[number]

/** What was chosen on this phone; a release before this one stored only whether the letters are large. */
const stored = (): TypeSize => {
  const kept = read('type-size')
  return TYPE_SIZES.find((size) => size === kept) ?? (read('large-type') === true ? 'large' : 'normal')
}

const chosen = shared<TypeSize>(stored)

/** The size of the letters: chosen with one tap, stored, and applied to all open pages at once. */
export const useTypeSize = (): readonly [TypeSize, (size: TypeSize) => void] => [
  chosen.use(),
  (size) => {
    write('type-size', size)
    chosen.set(size)
  },
]
