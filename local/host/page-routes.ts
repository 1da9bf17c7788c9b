import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Context, Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { WORDS } from '../front/words'

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

/** A file of the built pages; undefined for whatever lies outside their folder or is not there. */
const pageFile = async (pages: string, wanted: string): Promise<{ bytes: Buffer; type: string } | undefined> => {
  const file = path.resolve(pages, wanted)
  if (!file.startsWith(pages + path.sep)) return undefined
  try {
    return { bytes: await readFile(file), type: TYPES[path.extname(file)] ?? 'application/octet-stream' }
  } catch {
    return undefined
  }
}

const wantedBelow = (c: Context, persona: string): string => {
  const below = c.req.path.slice(`/as/${persona}/`.length)
  try {
    return below === '' ? 'index.html' : decodeURIComponent(below)
  } catch {
    return '\0'
  }
}

/** The app itself, under each persona's own folder: its addresses are relative, so its calls go to that persona's entries. */
export const pageRoutes = (app: Hono, desk: Desk, pages: string): void => {
  app.get('/as/:persona', (c) => {
    const persona = desk.people.find(c.req.param('persona'))
    return persona === undefined ? c.text(WORDS.nobody, 404) : c.redirect(`/as/${persona.key}/`, 302)
  })
  app.get('/as/:persona/*', async (c) => {
    const persona = c.req.param('persona')
    if (desk.people.find(persona) === undefined) return c.text(WORDS.nobody, 404)
    const wanted = wantedBelow(c, persona)
    const found = wanted.includes('\0') ? undefined : await pageFile(pages, wanted)
    if (found === undefined) return c.text(wanted === 'index.html' ? WORDS.notBuilt : WORDS.noPage, 404)
    const hashed = /\.[0-9a-f]{8}\.(js|css)$/.test(wanted)
    return c.body(new Uint8Array(found.bytes), 200, {
      'content-type': found.type,
      'x-content-type-options': 'nosniff',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  })
}
