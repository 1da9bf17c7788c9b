import { fileTypeFromBuffer } from 'file-type'

const KINDS = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
export type ContentKind = (typeof KINDS)[number]

/** What a file is by its content; its name and what the phone says of it are claims. undefined: none of ours. */
export const kindOf = async (bytes: Uint8Array): Promise<ContentKind | undefined> => {
  const found = await fileTypeFromBuffer(bytes)
  return KINDS.find((kind) => kind === found?.mime)
}
