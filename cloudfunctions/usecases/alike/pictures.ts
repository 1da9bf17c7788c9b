import type { CaseSnapshot } from '@domain/application/snapshot'
import type { FileId } from '@domain/kernel/ids'
import type { ProofType } from '@domain/proof/index'
import { bandsOf, type PicturePrint, tellsApart } from '@domain/proof/print'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import type { Signed } from '../call/context'
import { type FileDoc, PICTURES } from '../stored/collections'

const CONTEXT = 'picture:print'
export const PICTURE_CONTEXTS: readonly string[] = [CONTEXT]

/** The print of an uploaded file as it is stored; undefined for a file that is not compared. */
export const sealPrint = (sealer: Sealer, mime: string, print: PicturePrint | undefined): string | undefined =>
  print !== undefined && mime.startsWith('image/') && tellsApart(print) ? sealer.seal(print, CONTEXT) : undefined

export const openPrint = (sealer: Sealer, sealed: string): PicturePrint => sealer.open(sealed, CONTEXT)

const keysOf = (sealer: Sealer, paper: ProofType, print: PicturePrint): readonly string[] =>
  bandsOf(print).map((bits, i) => sealer.hash(`picture:${paper}:${i}:${bits}`, 'person'))

/**
 * The kind of paper as which a picture is compared. Cards of one bank look alike, and so do the backs of identity cards: two of
 * them are no question, and the numbers of accounts are compared themselves.
 */
const paperOf = (proofs: CaseSnapshot['proofs'], file: FileId): ProofType | undefined => {
  const proof = proofs.find(({ files }) => files.includes(file))
  const sides = proof?.placed?.filter((one) => one.file === file) ?? []
  const alikeAnyway = proof?.type === 'bankCard' || (sides.length > 0 && sides.every(({ part }) => part === 'emblem'))
  return alikeAnyway ? undefined : proof?.type
}

/** Registers the photos of papers that a case has just taken, so that almost the same ones of other households are found. */
export const notePictures = async (
  tx: Tx,
  { ports: { sealer }, now }: Pick<Signed, 'ports' | 'now'>,
  files: readonly Stored<FileDoc>[],
  { id: caseId, proofs }: Pick<CaseSnapshot, 'id' | 'proofs'>,
): Promise<void> => {
  for (const { id, doc } of files) {
    const paper = paperOf(proofs, doc.id)
    if (doc.print === undefined || paper === undefined || doc.caseId !== undefined) continue
    const bands = keysOf(sealer, paper, openPrint(sealer, doc.print))
    const picture = { caseId, paper, print: doc.print, bands, at: now, state: 'new', twins: [] } as const
    await tx.insert(PICTURES, id, picture)
  }
}
