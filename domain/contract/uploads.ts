import type * as z from 'zod/mini'
import { ok, refuse } from '../kernel/result'
import type { FilePurpose } from './self'

const MB = 1024 * 1024
const IMAGES = ['image/jpeg', 'image/png', 'image/webp'] as const
/**
 * Picture formats of newer phones. Office computers cannot open them, and their location data cannot be removed with certainty:
 * they are refused with advice.
 */
const PHONES_OWN = ['image/heic', 'image/heif', 'image/avif'] as const
/** A PDF with active content, or an encrypted PDF whose content cannot be checked. */
const RUNS = ['application/pdf;active', 'application/pdf;locked'] as const
const SAID_WHY: ReadonlySet<string> = new Set([...PHONES_OWN, ...RUNS])
const PAPERS = [...IMAGES, 'application/pdf'] as const

/** `any`: all that is no picture and no PDF; browsers on WPS name tables as they like, and the reader looks at the content */
type UploadRule = { readonly kinds: readonly string[] | 'any'; readonly maxMb: number }

/** The file kinds and the largest size per purpose. Phone and cloud read the same table. */
const UPLOADS: Readonly<Record<z.infer<typeof FilePurpose>, UploadRule>> = {
  proof: { kinds: PAPERS, maxMb: 10 },
  signature: { kinds: IMAGES, maxMb: 10 },
  'survey-photo': { kinds: IMAGES, maxMb: 10 },
  'notice-photo': { kinds: IMAGES, maxMb: 10 },
  'drive-photo': { kinds: IMAGES, maxMb: 10 },
  objection: { kinds: PAPERS, maxMb: 10 },
  reply: { kinds: PAPERS, maxMb: 10 },
  table: { kinds: 'any', maxMb: 5 },
}

/** `kind`: as stated by the phone or detected from the content; undefined when the content is of no known kind. */
export const acceptUpload = (purpose: z.infer<typeof FilePurpose>, kind: string | undefined, bytes: number) => {
  const rule = UPLOADS[purpose]
  if (kind !== undefined && SAID_WHY.has(kind)) return refuse('FILE_KIND_WRONG', { kind })
  const fits = rule.kinds === 'any' ? !PAPERS.some((paper) => paper === kind) : rule.kinds.some((one) => one === kind)
  if (!fits) return refuse('FILE_KIND_WRONG')
  return bytes > rule.maxMb * MB ? refuse('FILE_TOO_LARGE', { maxMb: rule.maxMb }) : ok(true)
}

/** Why a call that imports a table may refuse the whole file. */
export const TABLE_REFUSALS = [
  'FILE_NOT_RECEIVED',
  'FILE_KIND_WRONG',
  'TABLE_LOCKED',
  'TABLE_TOO_LONG',
  'TABLE_EMPTY',
  'TABLE_SHEETS',
  'ROWS_REJECTED',
] as const
