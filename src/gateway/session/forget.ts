import { dropAllKept } from '../files/kept-files'
import { forgetKeys } from '../storage/key-value'

/** Nothing of what was typed or photographed in this browser is left: somebody else sits down at it. */
export const forgetAll = async (): Promise<void> => {
  forgetKeys()
  await dropAllKept()
}
