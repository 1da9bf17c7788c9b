import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The first page's own few lines of script, by their digest: nothing else inline may run. */
const inlineDigests = (html: string): readonly string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )

/** Who may show a page inside another. */
export const FRAMES = {
  none: "frame-ancestors 'none'",
  /** a page of ours */
  own: "frame-ancestors 'self'",
  /** nobody shows it, and it shows ours */
  showing: "frame-ancestors 'none'; frame-src 'self'",
} as const

/**
 * What the web pages may do: run our own scripts, show our own pictures, speak to this server. Taro writes its
 * components' styles into the page at run time, so styles may be inline.
 */
export const pagePolicy = (pages: string, frames: string = FRAMES.none): string => {
  const file = path.join(pages, 'index.html')
  return policyOf(existsSync(file) ? readFileSync(file, 'utf8') : '', frames)
}

/** The same for a page that is made on the spot. */
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

/** On every answer; pages and files set a policy of their own, everything else is data and may do nothing. */
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
