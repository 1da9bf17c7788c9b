import * as z from 'zod/mini'
import { APPLICANT } from '../household/declaration'
import { FileId, MemberKey } from '../kernel/ids'

/** The sides and pages of proofs that have a place of their own. */
const PROOF_PARTS = [
  'portrait',
  'emblem',
  'holder',
  'own-page',
  'diagnosis',
  'settlement',
  'bill',
  'certificate',
  'terms',
  'seal',
  'receipt',
  'number',
] as const
const ProofPart = z.enum(PROOF_PARTS)
export type ProofPart = z.infer<typeof ProofPart>

/** The place for one side or page, of one person where several have such a paper. */
export type Slot = { readonly part: ProofPart; readonly member?: MemberKey | undefined }

/** What a file shows. One file may show two sides. */
export const Placed = z.object({ file: FileId, part: ProofPart, member: z.optional(MemberKey) })
export type Placed = z.infer<typeof Placed>

/** The name of a place within its proof. */
export const slotKey = ({ part, member }: Slot): string => (member === undefined ? part : `${part}-${member}`)

type Answer = { readonly files: readonly FileId[]; readonly placed?: readonly Placed[] | undefined }

/** The file in a place, if any. A note about a file that the answer no longer has counts for nothing. */
export const fileIn = ({ files, placed = [] }: Answer, slot: Slot): FileId | undefined =>
  placed.find((one) => slotKey(one) === slotKey(slot) && files.includes(one.file))?.file

/** The files that no place has: further pages, and all files of an answer from before places had names. */
export const unplaced = ({ files, placed = [] }: Answer): FileId[] =>
  files.filter((file) => !placed.some((one) => one.file === file))

const OTHER_SIDE: Partial<Record<ProofPart, ProofPart>> = { portrait: 'emblem', emblem: 'portrait' }

/**
 * Sides that are still wanted where sides are named: both of the applicant's card, and the other side of every card that has
 * one. A picture without a name may be any of them, and an answer without any name is one from before sides had names.
 */
export const openSides = (answer: Answer): readonly Slot[] => {
  const placed = (answer.placed ?? []).filter(({ file, part }) => answer.files.includes(file) && part in OTHER_SIDE)
  if (placed.length === 0) return []
  const cards = new Set([APPLICANT, ...placed.flatMap(({ member }) => (member === undefined ? [] : [member]))])
  return [...cards]
    .flatMap((member) => (['portrait', 'emblem'] as const).map((part): Slot => ({ part, member })))
    .filter((slot) => fileIn(answer, slot) === undefined)
    .slice(unplaced(answer).length)
}
