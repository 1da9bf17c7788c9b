import type { Context, Hono } from 'hono'
import type { HostedFiles } from '../adapters/files/hosted'
import type { DocStore } from '../ports/doc-store'
import { stillHeld } from '../usecases/files/still-held'
import { refusal } from './answers'
import { readUpTo } from './body'

const UPLOAD_LIMIT = 12 * 1024 * 1024

/** The content types that a browser may show in place; all others are downloaded. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

const disposition = (mime: string, name: string): string =>
  `${SHOWN.has(mime) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`

/**
 * Uploads and downloads under `prefix` (`` or `/as/:persona`). The cloud put the pass into the address after it had authorised
 * the caller, and a link becomes invalid when its holder loses the post; `admits` is the host's additional check of an upload.
 */
export const fileRoutes = (
  app: Hono,
  prefix: string,
  {
    files,
    storeOf,
  }: {
    readonly files: Pick<HostedFiles, 'verifyUpload' | 'verifyLink' | 'receive' | 'read'>
    readonly storeOf: (c: Context) => Pick<DocStore, 'get'>
  },
  admits: (c: Context) => boolean = () => true,
): void => {
  app.put(`${prefix}/upload/:file`, async (c) => {
    if (!admits(c)) return c.json(refusal('NOT_SIGNED_IN'), 403)
    const file = files.verifyUpload(c.req.param('file') ?? '', c.req.query('t') ?? '')
    if (file === undefined) return c.json(refusal('NOT_ALLOWED'), 403)
    const bytes = await readUpTo(c.req.raw, UPLOAD_LIMIT)
    if (bytes === 'too-large') return c.json(refusal('FILE_TOO_LARGE', { max: UPLOAD_LIMIT }), 413)
    const kept = await files.receive(file, bytes)
    return kept === 'kept' ? c.json({ ok: true }) : c.json(refusal('KEY_REUSED'), 409)
  })
  app.get(`${prefix}/file/:file/:name`, async (c) => {
    const link = files.verifyLink(c.req.param('file') ?? '', c.req.query('t') ?? '')
    const held = link !== undefined && (await stillHeld(storeOf(c), link))
    const bytes = held ? await files.read(link.file) : undefined
    if (link === undefined || bytes === undefined) return c.json(refusal('NOT_FOUND'), 404)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': link.mime,
      'content-disposition': disposition(link.mime, link.name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    })
  })
}
