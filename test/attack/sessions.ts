import path from 'node:path'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS, SESSIONS } from '@cloud/usecases/stored/collections'
import type { Answer } from '@domain/contract/call'
import { CITY, countyId } from '@local/town/found'
import { appoint } from '@local/walk/register'
import { type FakeWechat, fakeWechat } from '@test/support/fake-wechat'
import { aServerFolder, foundCity, RunningServer, removeFolder, serverSettings } from '@test/support/server'
import { nanoid } from 'nanoid'
import { callsForAccounts } from './attempts'
import { AT_ONCE, type Race, raceOf } from './race'

const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const OFFICER = 'officer-1'

type Headers = Readonly<Record<string, string>>
type Tried = { readonly how: string; readonly code: string; readonly wanted: string }

/** Calls whose answer shows whether somebody is signed in: a look, a command of an officer, a call for papers. */
const CALLS = [
  ['api', { name: 'inbox.list', input: {} }],
  ['api', { name: 'officer.invite', input: { org: CITY, role: 'auditor', name: '某人' } }],
  ['documents', { name: 'report.year', input: { year: 2026 } }],
] as const

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.refusal.code)
const asked = async (server: RunningServer, entry: string, body: object, headers: Headers) => {
  const reply = await server.post(entry, { commandId: nanoid(21), ...body }, headers)
  return { reply, answer: (await reply.json()) as Answer<Record<string, unknown>> }
}

const bearer = (token: string, more: Headers = {}): Headers => ({ authorization: `Bearer ${token}`, ...more })
const cookie = (token: string, more: Headers = {}): Headers => ({
  cookie: `session=${token}`,
  'user-agent': EDGE,
  ...more,
})

/** A browser asks, the officer's phone approves, the browser collects its cookie. */
const signIn = async (server: RunningServer, phone: string) => {
  const here = { 'user-agent': EDGE }
  const begun = (await asked(server, 'api', { name: 'session.begin', input: {} }, here)).answer
  if (!begun.ok) throw new Error('no browser can ask for a sign-in')
  const { request, secret, number } = begun.value
  const approve = { name: 'session.approve', input: { request, number } }
  const approvals = await Promise.all(
    Array.from({ length: AT_ONCE }, () => asked(server, 'api', approve, bearer(phone))),
  )
  const collect = { name: 'session.collect', input: { request, secret } }
  const stolen = await asked(server, 'api', collect, { 'user-agent': FIREFOX })
  const collected = await Promise.all(Array.from({ length: AT_ONCE }, () => asked(server, 'api', collect, here)))
  const tokens = collected.map(({ reply }) => /session=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1] ?? '')
  const shown = collected.some(({ answer }) => answer.ok && 'token' in answer.value)
  const one = raceOf(
    'a sign-in that is approved',
    approvals.map(({ answer }) => answer),
    1,
  )
  const sessions = new Set(tokens).size
  const wrong = shown ? 'a page could read the token' : `${sessions} sessions, ${codeOf(stolen.answer)} elsewhere`
  const right = sessions === 1 && !shown && codeOf(stolen.answer) === 'SIGN_IN_OVER'
  const two: Race = { what: 'a sign-in that is collected', done: sessions, codes: [], ...(right ? {} : { wrong }) }
  return { token: tokens[0] ?? '', races: [one, two], request: String(request), secret: String(secret) }
}

/** Tokens that nobody was given: made up, changed in one place, cut, or found where no token is. */
const forged = (token: string, others: readonly string[]): readonly string[] => [
  ...Array.from({ length: AT_ONCE }, () => nanoid(32)),
  ...[...token].map((letter, i) => token.slice(0, i) + (letter === 'A' ? 'B' : 'A') + token.slice(i + 1)),
  ...[1, 2, 8].map((cut) => token.slice(0, -cut)),
  `${token}A`,
  token.toUpperCase(),
  token.toLowerCase(),
  token.repeat(8),
  ...others,
]

type Try = readonly [how: string, headers: Headers, wanted: string]

const OVER = 'NOT_SIGNED_IN'
const FOREIGN = 'NOT_ALLOWED'

const carriedOut = async (server: RunningServer, tries: readonly Try[]): Promise<readonly Tried[]> => {
  const done: Tried[] = []
  for (const [how, headers, wanted] of tries)
    for (const [entry, body] of CALLS)
      done.push({
        how: `${how} ${body.name}`,
        wanted,
        code: codeOf((await asked(server, entry, body, headers)).answer),
      })
  return done
}

/** Sets every session of the store back, as if it had been given that long ago. */
const agedBy = async (folder: string, ms: number): Promise<void> => {
  const store = openSqlite(path.join(folder, 'store.db'), COLLECTIONS)
  for await (const { id } of everything(store, SESSIONS))
    await store.transaction(async (tx) => {
      const seen = await tx.get(SESSIONS, id)
      if (seen === undefined) return
      const { since, lastUsed, until } = seen.doc
      await tx.replace(SESSIONS, seen, { ...seen.doc, since: since - ms, lastUsed: lastUsed - ms, until: until - ms })
    })
  store.close()
}

const YEAR_MS = 366 * 24 * 60 * 60_000

const onServer = async (folder: string, wechat: FakeWechat) => {
  const settings = serverSettings(folder, wechat)
  await foundCity(settings)
  let server = await RunningServer.start(settings)
  try {
    const hand = server.hand()
    await appoint(hand, 'city-admin', {
      person: OFFICER,
      name: '审核甲',
      role: 'county-reviewer',
      org: countyId('xinhui'),
    })
    const [phone, worker] = [await server.token(OFFICER), await server.token('worker')]
    const first = await signIn(server, phone)
    const second = await signIn(server, phone)
    const others = [first.secret, second.request, OFFICER, 'undefined', 'null', '0']
    const sites = ['cross-site', 'same-site']
    const tries: Try[] = [
      ...forged(phone, others).map((token): Try => ['a forged token', bearer(token), OVER]),
      ...forged(first.token, others).map((token): Try => ['a forged cookie', cookie(token), OVER]),
      ['a phone’s token on another client', bearer(phone, { 'user-agent': EDGE }), OVER],
      ['a phone’s token without a client', bearer(phone, { 'user-agent': '' }), OVER],
      ['a phone’s token in a browser’s cookie', cookie(phone), OVER],
      ['a browser’s cookie on a phone', bearer(first.token), OVER],
      ['a cookie in another browser', cookie(first.token, { 'user-agent': FIREFOX }), OVER],
      ...sites.map(
        (site): Try => ['a cookie from another page', cookie(first.token, { 'sec-fetch-site': site }), FOREIGN],
      ),
      ['a cookie from another origin', cookie(first.token, { origin: 'https://elsewhere.example' }), FOREIGN],
      ['two tokens', { ...cookie(first.token), ...bearer('made-up') }, OVER],
    ]
    const answers = [...(await carriedOut(server, tries))]
    const still = codeOf((await asked(server, 'api', CALLS[0][1], cookie(first.token))).answer)
    answers.push({ how: 'the right cookie in its own browser', code: still, wanted: 'ok' })
    for (const [entry, body] of callsForAccounts()) {
      const code = codeOf((await asked(server, entry, body, {})).answer)
      answers.push({ how: `nobody ${(body as { readonly name: string }).name}`, code, wanted: OVER })
    }
    // a stolen cookie cannot make itself a new session, and a worker approves nobody's
    const begun = (await asked(server, 'api', { name: 'session.begin', input: {} }, { 'user-agent': EDGE })).answer
    const { request, number } = begun.ok ? begun.value : { request: '', number: 0 }
    const approve = { name: 'session.approve', input: { request, number } }
    const renewed = codeOf((await asked(server, 'api', approve, cookie(first.token))).answer)
    answers.push({ how: 'a cookie approves a sign-in', code: renewed, wanted: FOREIGN })
    const byWorker = codeOf((await asked(server, 'api', approve, bearer(worker))).answer)
    answers.push({ how: 'a worker approves a sign-in', code: byWorker, wanted: 'SIGN_IN_NEEDS_POST' })
    // ended, and used again
    await asked(server, 'api', { name: 'session.revoke', input: { session: 'current' } }, cookie(second.token))
    const ended: readonly Try[] = [['a cookie that was ended', cookie(second.token), OVER]]
    answers.push(...(await carriedOut(server, ended)))
    const person = (await hand.tell(OFFICER, 'me.open', {})).person ?? ''
    await hand.tell('city-admin', 'officer.remove', { org: countyId('xinhui'), person, role: 'county-reviewer' })
    const left: readonly Try[] = [['the cookie of an officer who has left', cookie(first.token), OVER]]
    answers.push(...(await carriedOut(server, left)))
    await server.stop()
    await agedBy(folder, YEAR_MS)
    const before = server
    server = await RunningServer.start(settings, before)
    const admin = await server.token('city-admin')
    const old: readonly Try[] = [phone, worker, admin].map((token) => ['an expired token', bearer(token), OVER])
    answers.push(...(await carriedOut(server, old)))
    const written = [phone, worker, first.token, second.token, first.secret].filter(
      (secret) => before.written.includes(secret) || server.written.includes(secret),
    )
    return { answers, races: [...first.races, ...second.races], written: written.length }
  } finally {
    await server.stop()
  }
}

/** Tokens and cookies of an own server, tried over HTTP: forged, of another client, from another page, ended, expired. */
export const sessionAttacks = async () => {
  const wechat = await fakeWechat()
  const folder = aServerFolder()
  try {
    const { answers, races, written } = await onServer(folder, wechat)
    const wrong = answers.flatMap(({ how, code, wanted }) =>
      code === wanted ? [] : [`${how}: ${code}, not ${wanted}`],
    )
    if (written > 0) wrong.push(`${written} secrets of sessions are in the server’s output`)
    return { tried: answers.length, races, wrong }
  } finally {
    await wechat.close()
    removeFolder(folder)
  }
}
