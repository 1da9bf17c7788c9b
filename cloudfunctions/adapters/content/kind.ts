import type { ContentKinds } from '../../ports/world'
import { soundnessOf } from './soundness'
import { withoutMetadata } from './without-metadata'

const KINDS = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
/** Detected only so that they are refused with the right sentence. */
const REFUSED = ['image/heic', 'image/heif', 'image/avif', 'application/pdf;active', 'application/pdf;locked'] as const
export type ContentKind = (typeof KINDS)[number] | (typeof REFUSED)[number]

/**
 * The kind of a file by its content, because its name and the kind stated by the phone may be wrong. undefined: a kind we do
 * not accept.
 */
const kindOf = async (bytes: Uint8Array): Promise<ContentKind | undefined> => {
  // loaded with the first file, because its tables take long to load
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  const kind = [...KINDS, ...REFUSED].find((one) => one === found?.mime)
  if (kind === undefined) return undefined
  switch (soundnessOf(bytes, kind)) {
    case 'broken':
      return undefined
    case 'active':
      return 'application/pdf;active'
    case 'locked':
      return 'application/pdf;locked'
    case 'sound':
      return kind
  }
}

export const contentKinds: ContentKinds = { kindOf, withoutMetadata }
