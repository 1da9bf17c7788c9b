import type { FileId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { ok, type Result } from '@domain/kernel/result'
import type { Paper } from '@domain/paper/paper'
import type { Tx } from '../../ports/doc-store'
import type { CodePicture, Papers } from '../../ports/papers'
import type { InCommand, Signed } from '../call/context'
import { derivedId } from '../call/derived-id'
import { handOutFile } from '../files/hand-out-file'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What papers need besides the ports: the writer, and a QR code for where WeChat draws none. */
export type PaperTools = { readonly papers: Papers; readonly plainCode: (text: string) => CodePicture }

const kindOf = (bytes: Uint8Array): CodePicture['kind'] => (bytes[0] === 0x89 ? 'png' : 'jpg')

/** WeChat's mini-program code if WeChat answers; otherwise a plain QR code, whose text the app's scanner can parse. */
const codeFor =
  ({ ports }: Signed, { plainCode }: PaperTools) =>
  async (page: string, scene: string): Promise<CodePicture> => {
    const drawn = await ports.codes.draw(page, scene)
    return drawn === undefined ? plainCode(`gonghui-bangfu:${page}?${scene}`) : { bytes: drawn, kind: kindOf(drawn) }
  }

/** Writes the paper, and answers with a link to it. `also`: what is written with the answer. */
export const handOut = async <C extends RefusalCode = never>(
  context: InCommand,
  tools: PaperTools,
  paper: Paper,
  also: (tx: Tx) => Promise<Result<object, C>> = async () => ok({}),
) => {
  const { person, commandId } = context
  const bytes = await tools.papers.write(paper, codeFor(context, tools))
  const id = `FI-${derivedId(person.id, commandId, 'paper')}` as FileId
  const file = { id, purpose: 'paper', mime: DOCX, name: `${paper.name}.docx`, bytes } as const
  return handOutFile(context, file, also)
}
