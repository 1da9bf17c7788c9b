import { readFile } from 'node:fs/promises'
import path from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const decoded = (wanted: string): string | undefined => {
  try {
    const plain = decodeURIComponent(wanted)
    return plain.includes('\0') ? undefined : plain
  } catch {
    return undefined
  }
}

/** A file of the built pages with its headers; '' is the first page. undefined for what lies outside their folder or is not there. */
export const pageFile = async (
  pages: string,
  wanted: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> } | undefined> => {
  const name = decoded(wanted)
  if (name === undefined) return undefined
  const file = path.resolve(pages, name === '' ? 'index.html' : name)
  if (!file.startsWith(path.resolve(pages) + path.sep)) return undefined
  try {
    const bytes = new Uint8Array(await readFile(file))
    const hashed = /\.[0-9a-f]{8}\.(js|css)$/.test(file)
    return {
      bytes,
      headers: {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    }
  } catch {
    return undefined // a folder, or nothing
  }
}
