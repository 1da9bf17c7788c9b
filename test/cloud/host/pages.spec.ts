import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Listening, listen } from '@cloud/host/listen'
import { pageRoutes } from '@cloud/host/page-routes'
import { Hono } from 'hono'

const SCRIPT = `console.log('${'工会帮扶'.repeat(800)}')`
const STYLE = `.a{color:#b3201f}\n`.repeat(200)
const pages = mkdtempSync(path.join(tmpdir(), 'pages-'))
const root = path.resolve(__dirname, '../../..')
mkdirSync(path.join(pages, 'js'))
writeFileSync(path.join(pages, 'index.html'), `<html><script>var a=1</script>${' '.repeat(2000)}</html>`)
writeFileSync(path.join(pages, 'js/app.0123abcd.js'), SCRIPT)
writeFileSync(path.join(pages, 'js/small.0123abcd.js'), 'var b=2')
writeFileSync(path.join(pages, 'app.0123abcd.css'), STYLE)

let one: Listening
beforeAll(async () => {
  // compressed as by the build
  const script = `import('./config/compress-pages.mjs').then((m) => m.compressPages(${JSON.stringify(pages)}))`
  expect(spawnSync(process.execPath, ['-e', script], { cwd: root }).status).toBe(0)
  const app = new Hono()
  pageRoutes(app, { pages })
  one = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await one.close()
  rmSync(pages, { recursive: true, force: true })
})

type Reply = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly bytes: Buffer }
/** The raw response: fetch would decompress it. */
const get = (at: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: one.port, path: at, method, headers }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => void parts.push(part))
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, bytes: Buffer.concat(parts) }),
      )
    })
    sent.on('error', reject).end()
  })

const FILES: readonly (readonly [string, string, string])[] = [
  ['/js/app.0123abcd.js', 'text/javascript; charset=utf-8', SCRIPT],
  ['/app.0123abcd.css', 'text/css; charset=utf-8', STYLE],
]
describe.each(FILES)('%s', (at, type, content) => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=1.0, gzip;q=0.8', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip;q=0.5, br;q=0', 'gzip', gunzipSync],
    ['GZIP', 'gzip', gunzipSync],
  ] as const)(
    'for a browser that accepts %s the file is sent as %s, much smaller, and decompresses to the same bytes',
    async (accepted, encoding, undo) => {
      const { status, headers, bytes } = await get(at, { 'accept-encoding': accepted })
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        'content-type': type,
        vary: 'accept-encoding',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-length': String(bytes.length),
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(bytes.length).toBeLessThan(Buffer.byteLength(content) / 3)
      expect(undo(bytes).toString('utf8')).toBe(content)
    },
  )

  test.each(['', 'identity', 'br;q=0, gzip;q=0.0', 'zstd', 'brr'])(
    'for a browser that accepts “%s” the file is sent uncompressed',
    async (accepted) => {
      const { headers, bytes } = await get(at, accepted === '' ? {} : { 'accept-encoding': accepted })
      expect(headers['content-encoding']).toBeUndefined()
      expect(headers).toMatchObject({ 'content-type': type, vary: 'accept-encoding' })
      expect(bytes.toString('utf8')).toBe(content)
    },
  )

  test('each encoding has its own ETag, and a request with a matching ETag is answered without a body', async () => {
    const ways = ['br', 'gzip', 'identity']
    const marks = await Promise.all(
      ways.map(async (way) => String((await get(at, { 'accept-encoding': way })).headers['etag'])),
    )
    expect(new Set(marks).size).toBe(3)
    for (const [i, way] of ways.entries()) {
      const asking = { 'accept-encoding': way, 'if-none-match': `"other", W/${marks[i]}` }
      const { status, headers, bytes } = await get(at, asking)
      expect([status, bytes.length, headers['etag'], headers['vary']]).toEqual([304, 0, marks[i], 'accept-encoding'])
      expect((await get(at, { ...asking, 'if-none-match': marks[(i + 1) % 3] ?? '' })).status).toBe(200)
    }
  })

  test('a HEAD request gets the same headers and no body', async () => {
    const { status, headers, bytes } = await get(at, { 'accept-encoding': 'br' }, 'HEAD')
    expect([status, headers['content-encoding'], bytes.length]).toEqual([200, 'br', 0])
  })
})

test('the first page and small files are sent uncompressed, and an unchanged first page is answered with 304', async () => {
  const page = await get('/', { 'accept-encoding': 'br' })
  expect(page.headers['content-encoding']).toBeUndefined()
  expect(page.headers['cache-control']).toBe('no-cache')
  expect((await get('/', { 'if-none-match': String(page.headers['etag']) })).status).toBe(304)
  const small = await get('/js/small.0123abcd.js', { 'accept-encoding': 'br' })
  expect(small.headers['content-encoding']).toBeUndefined()
  expect(small.bytes.toString()).toBe('var b=2')
})

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/js/%2e%2e%2f%2e%2e/x.0123abcd.js',
  '/js',
  '/%00',
  '/nothing.0123abcd.js',
])('%s is answered with 404', async (at) => {
  expect((await get(at, { 'accept-encoding': 'br' })).status).toBe(404)
})
