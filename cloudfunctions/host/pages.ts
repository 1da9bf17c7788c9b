import { createHash } from 'node:crypto'
import { readFile } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Context } from 'hono'

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

/** The compressed copies of a file next to it, made by the build (config/compress-pages.mjs); the smallest first. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
/** Files named by their content hash, so that a compressed copy next to one is of the same build. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/

const decoded = (wanted: string): string | undefined => {
  try {
    const plain = decodeURIComponent(wanted)
    return plain.includes('\0') ? undefined : plain
  } catch {
    return undefined
  }
}

/** Whether `Accept-Encoding` contains this encoding, with a weight above zero. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
    return name === encoding && !parameters.some((each) => /^q=0(\.0{0,3})?$/.test(each))
  })

/** `node:fs/promises` would load ten more modules of Node at the start of the web desk's function. */
const read = promisify(readFile)

const bytesOf = async (file: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return new Uint8Array(await read(file))
  } catch {
    return undefined // a folder, or not found
  }
}

type Found = { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding?: string }

const bestOf = async (file: string, accepted: string): Promise<Found | undefined> => {
  if (HASHED.test(file))
    for (const { name, ending } of ENCODINGS) {
      const bytes = takes(accepted, name) ? await bytesOf(`${file}${ending}`) : undefined
      if (bytes !== undefined) return { bytes, encoding: name }
    }
  const bytes = await bytesOf(file)
  return bytes === undefined ? undefined : { bytes }
}

/** The path of the file; undefined when it lies outside the pages' folder. */
const placeOf = (pages: string, wanted: string): string | undefined => {
  const name = decoded(wanted)
  if (name === undefined) return undefined
  const file = path.resolve(pages, name === '' ? 'index.html' : name)
  return file.startsWith(path.resolve(pages) + path.sep) ? file : undefined
}

const isKnown = (asked: string | undefined, etag: string): boolean =>
  asked?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false

type Serving = {
  /** content security policy of the page */
  readonly policy: string
  /** `as-it-is` (uncompressed) where something in between may not understand a compressed body */
  readonly as?: 'compressed' | 'as-it-is'
}

/** A file of the built pages; '' is the first page. undefined when it lies outside their folder or does not exist. */
export const pageAnswer = async (
  c: Context,
  pages: string,
  wanted: string,
  { policy, as = 'compressed' }: Serving,
): Promise<Response | undefined> => {
  const file = placeOf(pages, wanted)
  const accepted = as === 'compressed' ? (c.req.header('accept-encoding') ?? '') : ''
  const found = file === undefined ? undefined : await bestOf(file, accepted)
  if (file === undefined || found === undefined) return undefined
  const hashed = HASHED.test(file)
  const etag = `"${createHash('sha256').update(found.bytes).digest('base64url').slice(0, 27)}"`
  const headers = {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': policy,
    etag,
    ...(hashed ? { vary: 'accept-encoding' } : {}),
    ...(found.encoding === undefined ? {} : { 'content-encoding': found.encoding }),
  }
  if (isKnown(c.req.header('if-none-match'), etag)) {
    const { 'content-type': _type, ...rest } = headers
    return c.body(null, 304, rest)
  }
  return c.body(found.bytes, 200, headers)
}
