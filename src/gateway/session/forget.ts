import { dropAllKept } from '../files/kept-files'
import { forgetKeys } from '../storage/key-value'

/** Deletes everything typed or photographed in this browser, before another person uses it. */
export const forgetAll = async (): Promise<void> => {
  forgetKeys()
  await dropAllKept()
}
