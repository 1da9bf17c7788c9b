import { acceptUpload } from '@domain/contract/uploads'
import { ok, refuse } from '@domain/kernel/result'
import type { Stored } from '../../ports/doc-store'
import { sealPrint } from '../alike/pictures'
import type { Signed, UseCase } from '../call/context'
import { FILES, type FileDoc } from '../stored/collections'
import { askOpinion } from './ask-opinion'

/**
 * Checks an uploaded file by its content only, and removes the location data of a photo. A file with unacceptable content is
 * deleted, with its record.
 */
const inspect = async (
  { ports }: Pick<Signed, 'ports'>,
  seen: Stored<FileDoc>,
  purpose: Exclude<FileDoc['purpose'], 'paper'>,
  cloudId: string | undefined,
) => {
  const bytes = await ports.files.read(seen.doc.id, cloudId)
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED')
  const mime = await ports.kinds.kindOf(bytes)
  const fits = acceptUpload(purpose, mime, bytes.length)
  if (fits.ok && mime === undefined) return ok({ mime: 'application/octet-stream', size: bytes.length })
  if (fits.ok && mime !== undefined) {
    const kept = ports.kinds.withoutMetadata(bytes, mime)
    if (kept !== bytes) await ports.files.write(seen.doc.id, kept)
    return ok({ mime, size: kept.length })
  }
  await ports.files.remove(seen.doc.id)
  await ports.store.transaction((tx) => tx.remove(FILES, seen))
  return fits.ok ? refuse('FILE_KIND_WRONG') : fits
}

/** 上传完毕. A confirmed file never changes: confirming again gives the same answer. */
export const confirmFile = (async (context, { file, cloudId, print }) => {
  const seen = await context.ports.store.get(FILES, file)
  if (seen === undefined || seen.doc.owner !== context.person.id) return refuse('NOT_FOUND')
  const { doc } = seen
  const { purpose } = doc
  if (purpose === 'paper') return refuse('NOT_FOUND') // written by the cloud only, never uploaded
  if (doc.state === 'received') return context.commit(async () => ok({ file, mime: doc.mime, size: doc.size }))
  const content = await inspect(context, seen, purpose, cloudId)
  if (!content.ok) return content
  const trace = await askOpinion(context, doc, content.value.mime)
  const sealed = purpose === 'proof' ? sealPrint(context.ports.sealer, content.value.mime, print) : undefined
  return context.commit(async (tx) => {
    await tx.replace(FILES, seen, {
      ...doc,
      ...content.value,
      state: 'received',
      ...(cloudId === undefined ? {} : { cloudId }),
      ...(sealed === undefined ? {} : { print: sealed }),
      ...(trace === undefined ? {} : { trace }),
    })
    return ok({ file, ...content.value })
  })
}) satisfies UseCase<'file.confirm'>
