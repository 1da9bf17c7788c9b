import type { FileId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Paper } from '@domain/paper/paper'
import type { CodePicture, Papers } from '../../ports/papers'
import type { Signed } from '../call/context'
import { derivedId } from '../call/derived-id'
import { FILES } from '../stored/collections'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const LINK_LIVES = 5 * 60_000

/** What papers need besides the ports: the writer, and a QR code for where WeChat draws none. */
export type Desk = { readonly papers: Papers; readonly plainCode: (text: string) => CodePicture }

const kindOf = (bytes: Uint8Array): CodePicture['kind'] => (bytes[0] === 0x89 ? 'png' : 'jpg')

/** WeChat's mini-program code if WeChat answers; otherwise a plain QR code, whose text the app's scanner can parse. */
const codeFor =
  ({ ports }: Signed, { plainCode }: Desk) =>
  async (page: string, scene: string): Promise<CodePicture> => {
    const drawn = await ports.codes.draw(page, scene)
    return drawn === undefined ? plainCode(`gonghui-bangfu:${page}?${scene}`) : { bytes: drawn, kind: kindOf(drawn) }
  }

/**
 * Writes the paper and returns a link to it. The file's record is written first, so that there are never bytes without a
 * record. The file belongs to no case, so only the link leads to it, and the retention job deletes it.
 */
export const handOut = async (context: Signed, desk: Desk, paper: Paper) => {
  const { ports, person, commandId, now } = context
  invariant(commandId !== undefined, 'a command has a key')
  const bytes = await desk.papers.write(paper, codeFor(context, desk))
  const id = `FI-${derivedId(person.id, commandId, 'paper')}` as FileId
  await ports.store.transaction(async (tx) => {
    if ((await tx.get(FILES, id)) !== undefined) return
    const about = { purpose: 'paper', state: 'awaited', mime: DOCX, size: bytes.length, at: now } as const
    await tx.insert(FILES, id, { id, owner: person.id, ...about })
  })
  await ports.files.write(id, bytes)
  const name = `${paper.name}.docx`
  const link = await ports.files.link(id, DOCX, name, LINK_LIVES, person.id)
  return context.commit(async (tx) => {
    const record = await tx.get(FILES, id)
    if (record === undefined) return refuse('NOT_FOUND')
    await tx.replace(FILES, record, { ...record.doc, state: 'received' })
    return ok({ name, ...link })
  })
}
