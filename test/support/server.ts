import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { portsFromEnvironment } from '@cloud/adapters/environment'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import type { Answer } from '@domain/contract/call'
import { ADMINISTRATOR } from '@local/town/fill'
import { found } from '@local/town/found'
import { type Hand, handOn } from '@local/walk/hand'
import type { Wire } from '@local/walk/wire'
import { FAKE_APPID, FAKE_SECRET, type FakeWechat } from './fake-wechat'
import { Tally } from './tally'

type Settings = Readonly<Record<string, string>>
type Line = Readonly<Record<string, unknown>>

/** Settings of a server that stores everything in `folder`; always with the same keys. */
export const serverSettings = (folder: string, wechat: FakeWechat, over: Settings = {}): Settings => ({
  STORE: 'sqlite',
  STORE_FILE: path.join(folder, 'store.db'),
  FILES_DIR: path.join(folder, 'files'),
  SEAL_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
  HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
  LINK_SECRET: 'a secret of more than thirty-two letters',
  WECHAT_APPID: FAKE_APPID,
  WECHAT_SECRET: FAKE_SECRET,
  WECHAT_API: wechat.base,
  WECHAT_PUSH_TOKEN: 'aPushToken123',
  TEMPLATES: 'payment:T-payment',
  PAGES_DIR: path.resolve('test/cloud/desk/pages'),
  PORT: '0',
  ...over,
})

export const aServerFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'server-'))
  mkdirSync(path.join(folder, 'files'))
  return folder
}

/** Creates the city before the first start, and its administrator, whose phone signs in with `code-of-city-admin`. */
export const foundCity = async (settings: Settings): Promise<void> => {
  const { ports, close } = await portsFromEnvironment(settings, COLLECTIONS)
  await found(ports, ADMINISTRATOR)
  await close()
}

const AGENT = 'MicroMessenger/8.0 miniProgram/3.8'

/** The built server in a process of its own, as started by a service manager. */
export class RunningServer {
  readonly lines: Line[] = []
  /** counts runs of its timers, by its log */
  readonly jobs = new Tally()
  private said = ''

  private constructor(
    private readonly child: ChildProcess,
    private readonly tokens: Map<string, string>,
  ) {}

  port = 0
  get base(): string {
    return `http://127.0.0.1:${this.port}/`
  }
  /** all its output, stdout and stderr */
  get written(): string {
    return this.said
  }

  /** Starts the server; ready when it logs that it is listening. Phones signed in to an earlier run keep their tokens. */
  static start(settings: Settings, before?: RunningServer): Promise<RunningServer> {
    const child = spawn(process.execPath, [path.resolve('dist/server/main.cjs')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...settings },
    })
    const server = new RunningServer(child, before?.tokens ?? new Map())
    return new Promise((resolve, reject) => {
      let rest = ''
      const hear = (chunk: Buffer): void => {
        server.said += chunk.toString('utf8')
        const lines = (rest + chunk.toString('utf8')).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines.filter((each) => each.startsWith('{'))) server.#heard(JSON.parse(line) as Line)
        const listening = server.lines.find(({ event }) => event === 'listening')
        server.port = Number(listening?.['count'] ?? 0)
        if (listening !== undefined) resolve(server)
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${server.said.slice(-2000)}`)))
    })
  }

  #heard(line: Line): void {
    this.lines.push(line)
    if (line['event'] === 'job') this.jobs.add()
  }

  /** Sends the signal and waits for the end; returns the exit code, null when killed. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve))
    this.child.kill(signal)
    return ended
  }

  async post(where: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.base}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': AGENT, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  /** The token of a person's phone; signs the phone in at the first call. */
  async token(person: string): Promise<string> {
    const known = this.tokens.get(person)
    if (known !== undefined) return known
    const reply = await this.post('login', { code: `code-of-${person}` })
    const answer = (await reply.json()) as Answer<{ token: string }>
    if (!answer.ok) throw new Error(`${person} cannot sign in: ${answer.refusal.code}`)
    this.tokens.set(person, answer.value.token)
    return answer.value.token
  }

  /** Makes calls and uploads as phones do. */
  wire(): Wire {
    return {
      call: async (person, entry, envelope) => {
        const authorization = `Bearer ${await this.token(person)}`
        return (await (await this.post(entry, envelope, { authorization })).json()) as Answer<unknown>
      },
      put: async (_person, where, bytes) => {
        const reply = await fetch(`${this.base}${where}`, { method: 'PUT', body: new Uint8Array(bytes) })
        if (!reply.ok) throw new Error(`upload refused: ${reply.status}`)
      },
      get: async (_person, where) => new Uint8Array(await (await fetch(`${this.base}${where}`)).arrayBuffer()),
    }
  }
  hand(): Hand {
    return handOn(this.wire())
  }
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
