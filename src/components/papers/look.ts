import { type LocalFile, pixelsOf } from '@src/gateway'
import { paperText } from '@src/text/proof'
import type { Seen } from '../use-sending'
import { faultsIn, measure } from './picture-check'
import { printOf } from './picture-print'

const LONGEST = 480

/** Looks at a photo before it is sent: the question to ask about it, if there is one, and its print. */
export const lookAt = async (file: LocalFile): Promise<Seen | undefined> => {
  const pixels = await pixelsOf(file, LONGEST)
  if (pixels === undefined) return undefined
  const [fault] = faultsIn(measure(pixels))
  return { question: fault && paperText.question[fault], print: printOf(pixels) }
}
