import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { openDesk } from '@local/desk/desk'
import { startHost } from '@local/host/host'
import { pictureOf } from '@local/walk/pictures'
import { aDeskAtWork, aFolder, type Work } from './desk-at-work'

let work: Work
beforeAll(async () => {
  work = await aDeskAtWork()
})
afterAll(() => work.close())

/** Sends a request exactly as written, because HTTP clients normalise paths and headers. */
const raw = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: work.host.port, path, method, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }))
    })
    sent.on('error', reject).end(body)
  })

const post = async (
  path: string,
  body: string | Uint8Array,
): Promise<{ status: number; json: { ok: boolean; refusal?: { code: string } } }> => {
  const reply = await fetch(`${work.base}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  return { status: reply.status, json: (await reply.json()) as { ok: boolean; refusal?: { code: string } } }
}

describe('access to the desk', () => {
  test.each(['evil.example', `evil.example:80`, '192.168.1.7'])('is refused through the host name %s', async (host) => {
    expect((await raw('/', { host })).status).toBe(403)
  })
  test.each(['127.0.0.1', 'localhost'])('is allowed through %s', async (host) => {
    expect((await raw('/desk/clock', { host: `${host}:${work.host.port}` })).status).toBe(200)
  })
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'is refused for requests from a page of %s',
    async (origin) => {
      const before = work.desk.clock.today()
      const reply = await raw('/desk/clock', { origin }, 'POST', '{"workingDays":1}')
      expect(reply.status).toBe(403)
      expect(work.desk.clock.today()).toBe(before)
    },
  )
  test('is allowed for requests from its own pages', async () => {
    const origin = `http://127.0.0.1:${work.host.port}`
    expect((await raw('/as/worker/api', { origin }, 'POST', '{"name":"me.open"}')).status).toBe(200)
  })
  test('is refused for a cross-site form that sends no Origin header', async () => {
    const reply = await raw('/desk/clock', { 'sec-fetch-site': 'cross-site' }, 'POST', '{"workingDays":1}')
    expect(reply.status).toBe(403)
  })
})

describe('the security headers of the desk', () => {
  const inline = (text: string): readonly string[] =>
    [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
      ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    )

  test.each([
    ['', "frame-ancestors 'none'", 'DENY'],
    ['phone/worker', "frame-ancestors 'none'", 'DENY'],
    ['as/worker/', "frame-ancestors 'self'", 'SAMEORIGIN'], // inside the desk's phone
    ['office/', "frame-ancestors 'none'", 'DENY'],
  ])('let /%s run only its own scripts, and forbid foreign pages to frame it', async (at, ancestors, frames) => {
    const reply = await fetch(`${work.base}${at}`)
    expect(reply.status).toBe(200)
    const policy = reply.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(ancestors)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    for (const digest of inline(await reply.text())) expect(policy).toContain(digest)
    expect(reply.headers.get('x-frame-options')).toBe(frames)
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test.each(['desk/clock', 'desk/messages', 'as/worker/nothing-here', 'phone/nobody'])(
    'forbid the data response of /%s to run or load anything',
    async (at) => {
      const reply = await fetch(`${work.base}${at}`)
      expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    },
  )
})

describe('a call to the desk', () => {
  test('that is not JSON is refused as BAD_INPUT', async () => {
    expect((await post('as/worker/api', 'name=me.open')).json.refusal?.code).toBe('BAD_INPUT')
    expect((await post('as/worker/api', Buffer.from([0xff, 0xfe, 0x7b]))).json.refusal?.code).toBe('BAD_INPUT')
    expect((await post('as/worker/api', '')).json.refusal?.code).toBe('BAD_INPUT')
  })
  test('of more than 400 KB is refused as TOO_LARGE with HTTP 200', async () => {
    const { status, json } = await post(
      'as/worker/api',
      JSON.stringify({ name: 'me.open', input: 'x'.repeat(500_000) }),
    )
    expect(status).toBe(200)
    expect(json.refusal?.code).toBe('TOO_LARGE')
  })
  test('by a person who does not exist is refused as NOT_SIGNED_IN', async () => {
    expect((await post('as/nobody/api', '{"name":"me.open"}')).json.refusal?.code).toBe('NOT_SIGNED_IN')
  })
  test('that belongs to the other entry is refused as UNKNOWN_CALL', async () => {
    const { json } = await post('as/worker/documents', '{"name":"me.open"}')
    expect(json.refusal?.code).toBe('UNKNOWN_CALL')
  })
})

describe('an uploaded file', () => {
  const bytes = pictureOf('paper')
  const ticket = async (): Promise<{ file: string; path: string }> => {
    const { file, put } = await work.hand.tell('worker', 'file.ticket', {
      purpose: 'proof',
      size: bytes.byteLength,
      mime: 'image/png',
    })
    if (put.via !== 'https') throw new Error('not on a desk')
    return { file, path: put.path }
  }
  const put = (path: string, body: Uint8Array): Promise<Response> =>
    fetch(`${work.base}as/worker/${path}`, { method: 'PUT', body: new Uint8Array(body) })

  test('is stored, checked, and served back for viewing only', async () => {
    const { file, path } = await ticket()
    expect((await put(path, bytes)).status).toBe(200)
    await work.hand.tell('worker', 'file.confirm', { file })
    const { url } = await work.hand.tell('worker', 'file.link', { file })
    const reply = await fetch(`${work.base}as/worker/${url}`)
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(new Uint8Array(bytes))
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''/) as string,
    })
  })
  test('that is too large gets 413 with a refusal and is not stored', async () => {
    const { file, path } = await ticket()
    const reply = await put(path, new Uint8Array(13 * 1024 * 1024))
    expect(reply.status).toBe(413)
    expect(await reply.json()).toMatchObject({ ok: false, refusal: { code: 'FILE_TOO_LARGE' } })
    await work.hand.expectRefusal('FILE_NOT_RECEIVED', 'worker', 'file.confirm', { file })
  })
  test('is refused when its upload pass is wrong, missing or of another file', async () => {
    const one = await ticket()
    const other = await ticket()
    const pass = one.path.split('?t=')[1] ?? ''
    for (const path of [
      `upload/${other.file}?t=${pass}`,
      `upload/${one.file}?t=`,
      `upload/${one.file}`,
      `upload/${one.file}?t=${pass}x`,
    ])
      expect((await put(path, bytes)).status).toBe(403)
    expect((await fetch(`${work.base}as/worker/file/${one.file}/a.png?t=${pass}`)).status).toBe(404)
  })
  test('cannot be replaced by other content', async () => {
    const { path } = await ticket()
    expect((await put(path, bytes)).status).toBe(200)
    expect((await put(path, bytes)).status).toBe(200)
    expect((await put(path, pictureOf('room'))).status).toBe(409)
  })
})

describe('pages of the desk', () => {
  test('are served under the address of each person', async () => {
    expect((await raw('/as/worker/')).text).toContain('页面')
    expect((await raw('/as/worker')).status).toBe(302)
    expect((await raw('/as/nobody/')).status).toBe(404)
  })
  test.each([
    '/as/worker/../../host.spec.ts',
    '/as/worker/%2e%2e/host.spec.ts',
    '/as/worker/..%2fhost.spec.ts',
    '/as/worker/%2e%2e%2f%2e%2e%2fpackage.json',
    '/as/worker/....//host.spec.ts',
    '/as/worker/%00',
    '/as/worker/%',
    '/as/worker//etc/passwd',
    '/as/worker/file/..%2f..%2fkeys%2fkeys.json/x?t=1',
  ])('do not serve any file outside their folder at %s', async (path) => {
    const reply = await raw(path)
    expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('describe(')
  })
  test('include a front page that lists the people and escapes their names', async () => {
    work.desk.people.add([{ key: 'odd', name: '<b>甲</b>', group: 'worker', about: '"><script>' }])
    const { text } = await raw('/')
    expect(text).toContain('&lt;b&gt;甲&lt;/b&gt;')
    expect(text).not.toContain('"><script>')
  })
})

describe('the clock of the desk', () => {
  test('advances by working days and runs the timers of each night', async () => {
    const today = work.desk.clock.today()
    const { json } = await post('desk/clock', '{"workingDays":1}')
    expect(json.ok).toBe(true)
    expect(work.desk.clock.today() > today).toBe(true)
  })
  test.each([
    '{"to":"2020-01-01"}',
    '{"to":"2026-02-30"}',
    '{"to":"2031-01-01"}',
    '{}',
    '[]',
    'x',
    '{"workingDays":-1}',
    '{"workingDays":1,"minutes":1}',
  ])('does not move for the invalid input %s', async (body) => {
    const before = work.desk.clock.now()
    const { status, json } = await post('desk/clock', body)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(json).toMatchObject({ ok: false, words: expect.any(String) as string })
    expect(work.desk.clock.now() - before).toBeLessThan(5000)
  })
})

describe('stopping and starting the desk', () => {
  test('only one desk can open a folder, and after a restart all data is still there', async () => {
    const folder = aFolder()
    const first = await aDeskAtWork(folder)
    expect(openDesk({ folder })).toBeUndefined()
    expect(openDesk({ folder, fresh: true })).toBeUndefined()
    await first.hand.tell('worker', 'message.recordGrants', { answers: [{ topic: 'payment', answer: 'accept' }] })
    await fetch(`${first.base}desk/clock`, { method: 'POST', body: '{"to":"2026-05-06"}' })
    const day = shanghaiDate(first.desk.clock.now())
    await first.host.close()
    await first.desk.close()

    const again = openDesk({ folder })
    if (again === undefined) throw new Error('the folder was left locked')
    const host = await startHost(again, { port: 0, pages: folder })
    const base = `http://127.0.0.1:${host.port}/`
    expect(again.clock.today()).toBe(day)
    const reply = await fetch(`${base}as/officer-1/api`, { method: 'POST', body: '{"name":"me.open"}' })
    expect(await reply.json()).toMatchObject({
      ok: true,
      value: { posts: [{ role: 'base-officer', org: { name: '测试厂工会' } }] },
    })
    await host.close()
    await again.close()
  })
})
