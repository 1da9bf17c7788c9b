import { unzipSync } from 'fflate'

const xmlOf = (bytes: Uint8Array): string => {
  const xml = unzipSync(bytes)['word/document.xml']
  if (xml === undefined) throw new Error('not a Word file')
  return Buffer.from(xml).toString('utf8')
}

/** How many pages a .docx begins on purpose. */
export const pagesOf = (bytes: Uint8Array): number => xmlOf(bytes).split('<w:pageBreakBefore').length

/** The text of a .docx, one line per paragraph. */
export const textOf = (bytes: Uint8Array): string =>
  xmlOf(bytes)
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
