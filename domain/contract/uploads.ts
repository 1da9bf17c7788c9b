import type * as z from 'zod/mini'
import { ok, refuse } from '../kernel/result'
import type { FilePurpose } from './self'

const MB = 1024 * 1024
const IMAGES = ['image/jpeg', 'image/png', 'image/webp'] as const
/**
 * What newer phones write into their own folders. The desks of the unions cannot open it, and the place it was taken at
 * cannot be left out of it with certainty: it is refused, with what to do instead.
 */
const PHONES_OWN = ['image/heic', 'image/heif', 'image/avif'] as const
/** A document that runs something when it is opened, or is locked so that nobody can see whether it does. */
const RUNS = ['application/pdf;active', 'application/pdf;locked'] as const
const SAID_WHY: ReadonlySet<string> = new Set([...PHONES_OWN, ...RUNS])
const PAPERS = [...IMAGES, 'application/pdf'] as const
const TABLES = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const

type UploadRule = { readonly kinds: readonly string[]; readonly maxMb: number }

/** What may be uploaded for which purpose: kinds by content, largest size. Phone and cloud read it. */
const UPLOADS: Readonly<Record<z.infer<typeof FilePurpose>, UploadRule>> = {
  proof: { kinds: PAPERS, maxMb: 10 },
  signature: { kinds: IMAGES, maxMb: 10 },
  'survey-photo': { kinds: IMAGES, maxMb: 10 },
  'notice-photo': { kinds: IMAGES, maxMb: 10 },
  'drive-photo': { kinds: IMAGES, maxMb: 10 },
  objection: { kinds: PAPERS, maxMb: 10 },
  reply: { kinds: PAPERS, maxMb: 10 },
  table: { kinds: TABLES, maxMb: 5 },
}

/** `kind` as claimed by the phone or found in the content; undefined when the content is nothing we know. */
export const acceptUpload = (purpose: z.infer<typeof FilePurpose>, kind: string | undefined, bytes: number) => {
  const rule = UPLOADS[purpose]
  if (kind !== undefined && SAID_WHY.has(kind)) return refuse('FILE_KIND_WRONG', { kind })
  if (kind === undefined || !rule.kinds.includes(kind)) return refuse('FILE_KIND_WRONG')
  return bytes > rule.maxMb * MB ? refuse('FILE_TOO_LARGE', { maxMb: rule.maxMb }) : ok(true)
}
