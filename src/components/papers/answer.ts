import { FileId } from '@domain/kernel/ids'
import { PROOFS, type ProofAnswer, ProofType } from '@domain/proof/index'
import { Placed, type Slot, slotKey, unplaced } from '@domain/proof/slot'
import * as z from 'zod/mini'

/** The answer for one proof while it is being put together, as it is stored on the phone. */
export const ProofDraft = z.object({
  type: ProofType,
  files: z.array(FileId),
  placed: z.optional(z.array(Placed)),
  cannotGet: z.optional(z.string()),
})
export type ProofDraft = z.infer<typeof ProofDraft>

/** The answers as they are handed in: without those that say nothing. */
export const proofAnswers = (proofs: readonly ProofDraft[]): ProofAnswer[] =>
  proofs.flatMap(({ type, files, placed, cannotGet }) => {
    const why = (cannotGet ?? '').trim()
    if (files.length === 0 && why === '') return []
    // a card that must be there may still be missing for a member of the family
    const said = why !== '' && (files.length === 0 || type === 'idCard' || !PROOFS[type].mayBeMissing)
    return [{ type, files, ...(placed === undefined ? {} : { placed }), ...(said ? { cannotGet: why } : {}) }]
  })

/** What is still placed once `files` are all there is. */
const withFiles = (
  answer: ProofDraft,
  files: FileId[],
  placed: readonly Placed[] = answer.placed ?? [],
): ProofDraft => {
  const left = placed.filter(({ file }) => files.includes(file))
  const { placed: _, ...rest } = answer
  return left.length === 0 ? { ...rest, files } : { ...rest, files, placed: left }
}

/** A file comes into a place; what lay there goes, unless it also shows another side. */
export const putIn = (answer: ProofDraft, slot: Slot, file: FileId): ProofDraft => {
  const placed = (answer.placed ?? []).filter((one) => slotKey(one) !== slotKey(slot))
  const before = answer.placed?.find((one) => slotKey(one) === slotKey(slot))?.file
  const stays = before === undefined || before === file || placed.some((one) => one.file === before)
  const files = stays ? answer.files : answer.files.filter((one) => one !== before)
  const { part, member } = slot
  const now = { file, part, ...(member === undefined ? {} : { member }) }
  return withFiles(answer, files.includes(file) ? files : [...files, file], [...placed, now])
}

export const takeOut = (answer: ProofDraft, slot: Slot): ProofDraft => {
  const placed = (answer.placed ?? []).filter((one) => slotKey(one) !== slotKey(slot))
  const gone = answer.placed?.find((one) => slotKey(one) === slotKey(slot))?.file
  const stays = placed.some((one) => one.file === gone)
  return withFiles(answer, stays ? answer.files : answer.files.filter((one) => one !== gone), placed)
}

/** The further pages, in their order, behind those that have a place. */
export const withPages = (answer: ProofDraft, pages: readonly FileId[]): ProofDraft => {
  const loose = unplaced(answer)
  return withFiles(answer, [...answer.files.filter((file) => !loose.includes(file)), ...pages])
}
