import type { Papers } from '@cloud/ports/papers'
import type { Tables } from '@cloud/ports/tables'
import type { ContentKinds, FileStore } from '@cloud/ports/world'
import type { FileId } from '@domain/kernel/ids'
import type { TableRow } from '@domain/kernel/table'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TABLE_MARK = 'table:'
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

/** A picture as the simulated camera takes it. */
export const PICTURE = bytesOf('picture')
export const TABLE_MIME = XLSX

/** Tables as JSON text: Excel itself is tested elsewhere, and reading it would take most of a run's time. */
export const plainTables: Tables = {
  read: async (bytes) => {
    const text = Buffer.from(bytes).toString('utf8')
    if (!text.startsWith(TABLE_MARK)) return 'no-table'
    return [{ name: '', rows: JSON.parse(text.slice(TABLE_MARK.length)) as TableRow[] }]
  },
  write: async ({ rows }) => bytesOf(TABLE_MARK + JSON.stringify(rows)),
  writeText: async (text) =>
    bytesOf(TABLE_MARK + JSON.stringify(text.split('\r\n').map((line) => line.split(/[,|\t]/)))),
}

export const plainPapers: Papers = { write: async (paper) => bytesOf(JSON.stringify(paper)) }

export const plainKinds: ContentKinds = {
  kindOf: async (bytes) => (Buffer.from(bytes).toString('utf8').startsWith(TABLE_MARK) ? XLSX : 'image/png'),
  withoutMetadata: (bytes) => bytes,
}

export type MemoryFiles = FileStore & { readonly put: (path: string, bytes: Uint8Array) => void }

const fileIn = (path: string): FileId => (path.split('/')[1] ?? '') as FileId

export const memoryFiles = (): MemoryFiles => {
  const kept = new Map<string, Uint8Array>()
  return {
    ticket: async (file) => ({ via: 'https', path: `upload/${file}` }),
    put: (path, bytes) => void kept.set(fileIn(path), bytes),
    read: async (file) => kept.get(file),
    write: async (file, bytes) => void kept.set(file, bytes),
    remove: async (file) => void kept.delete(file),
    link: async (file, _mime, name, ttlMs) => ({ url: `file/${file}/${encodeURIComponent(name)}`, until: ttlMs }),
  }
}
