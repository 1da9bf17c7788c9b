import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The digests of the first page's own inline scripts: no other inline script may run. */
const inlineDigests = (html: string): readonly string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )

/** Which pages may show a page in a frame. A document of a household is shown in a frame of our own page, from memory. */
export const FRAMES = {
  none: "frame-ancestors 'none'; frame-src blob:",
  /** only our own pages */
  own: "frame-ancestors 'self'; frame-src blob:",
  /** no page may frame it, but it may frame our own pages */
  showing: "frame-ancestors 'none'; frame-src 'self'",
} as const

/**
 * Content security policy of the web pages: they may run our own scripts, show our own pictures, and connect to this server.
 * Inline styles are allowed, because Taro writes its components' styles into the page at run time.
 */
export const pagePolicy = (pages: string, frames: string = FRAMES.none): string => {
  const file = path.join(pages, 'index.html')
  return policyOf(existsSync(file) ? readFileSync(file, 'utf8') : '', frames)
}

/** The same policy for a page generated at run time. */
export const policyOf = (html: string, frames: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...inlineDigests(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob:", // a chosen file is read back through its blob address before it is sent
    frames,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/**
 * Headers of every answer. Pages and files set a policy of their own; everything else is data, and its policy allows nothing.
 */
export const commonHeaders = (
  secure: boolean,
  frames: 'DENY' | 'SAMEORIGIN' = 'DENY',
): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': frames,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
