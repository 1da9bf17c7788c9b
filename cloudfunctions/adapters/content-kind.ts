import { fileTypeFromBuffer } from 'file-type'

const KINDS = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
/** Known only to be refused with the right sentence. */
const PHONES_OWN = ['image/heic', 'image/heif', 'image/avif'] as const
export type ContentKind = (typeof KINDS)[number] | (typeof PHONES_OWN)[number]

/** What a file is by its content; its name and what the phone says of it are claims. undefined: none of ours. */
export const kindOf = async (bytes: Uint8Array): Promise<ContentKind | undefined> => {
  const found = await fileTypeFromBuffer(bytes)
  return [...KINDS, ...PHONES_OWN].find((kind) => kind === found?.mime)
}
