import { type LocalFile, pixelsOf } from '@src/gateway'
import { paperText } from '@src/text/proof'
import { faultsIn, measure } from './picture-check'

const LONGEST = 480

/** Looks at a photo before it is sent. The question to ask about it, if there is one; a file that cannot be looked at has none. */
export const questionAbout = async (file: LocalFile): Promise<string | undefined> => {
  const pixels = await pixelsOf(file, LONGEST)
  const [fault] = pixels === undefined ? [] : faultsIn(measure(pixels))
  return fault === undefined ? undefined : paperText.question[fault]
}
