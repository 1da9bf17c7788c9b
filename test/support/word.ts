import { unzipSync } from 'fflate'

/** The text of a .docx, one line per paragraph. */
export const textOf = (bytes: Uint8Array): string => {
  const xml = unzipSync(bytes)['word/document.xml']
  if (xml === undefined) throw new Error('not a Word file')
  return Buffer.from(xml)
    .toString('utf8')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
}
