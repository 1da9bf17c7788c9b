import type { Paper } from '@domain/paper/paper'

/** Word, without its name. Not among `Ports`, because only the `documents` entry carries the library. */
export interface Papers {
  /** `code`: the picture of a block of kind `code` */
  write(paper: Paper, code: (page: string, scene: string) => Promise<CodePicture>): Promise<Uint8Array>
}

export type CodePicture = { readonly bytes: Uint8Array; readonly kind: 'png' | 'gif' | 'jpg' }
