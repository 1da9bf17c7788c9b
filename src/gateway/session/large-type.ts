import { read, write } from '../storage/key-value'
import { shared } from '../storage/shared'

const large = shared<boolean>(() => read('large-type') === true)

/** The large-type mode: switched with one tap, stored, and applied to all open pages at once. */
export const useLargeType = (): readonly [boolean, () => void] => {
  const on = large.use()
  return [
    on,
    () => {
      write('large-type', !on)
      large.set(!on)
    },
  ]
}
