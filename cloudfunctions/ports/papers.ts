import type { Paper } from '@domain/paper/paper'

/** Writes Word documents. Not among `Ports`, because only the `documents` entry contains the library. */
export interface Papers {
  /** `code`: draws the picture for a block of kind `code` */
  write(paper: Paper, code: (page: string, scene: string) => Promise<CodePicture>): Promise<Uint8Array>
}

export type CodePicture = { readonly bytes: Uint8Array; readonly kind: 'png' | 'gif' | 'jpg' }
