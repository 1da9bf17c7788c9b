import type { Papers } from '@cloud/ports/papers'

/** Papers as .docx. The library is loaded with the first paper: most instances of a function write none. */
export const wordPapers: Papers = {
  write: async (paper, draw) => (await import('./word-document')).written(paper, draw),
}
