import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Answer } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import type { CallInput, CallName, CallOutput } from '@domain/contract/index'
import type { CaseId } from '@domain/kernel/ids'
import { nanoid } from 'nanoid'

export type DeskPerson = {
  readonly key: string
  readonly name: string
  readonly group: string
  readonly about: string
  readonly open: number
}
type On = { readonly caseId?: CaseId; readonly version?: number }

/** `DESK_OPTIONS=--wechat` (or `--postgres ADDRESS`) runs the same journeys on another store. */
const ELSEWHERE = (process.env['DESK_OPTIONS'] ?? '').split(' ').filter((word) => word !== '')

/** A filled demo town: filling takes seconds, so the result for this very build is stored and copied for each file of tests. */
const filledTown = async (): Promise<string> => {
  const build = createHash('sha256')
    .update(readFileSync('dist/desk/main.cjs'))
    .update(process.env['DESK_OPTIONS'] ?? '')
    .digest('hex')
    .slice(0, 16)
  const towns = path.resolve('.cache/towns')
  const kept = path.join(towns, build)
  if (existsSync(kept)) return kept
  const desk = await RunningDesk.start()
  await desk.stop()
  const copy = `${kept}-${process.pid}`
  cpSync(desk.data, copy, { recursive: true })
  desk.forget()
  const older = readdirSync(towns).filter((name) => !name.startsWith(build))
  for (const name of older) rmSync(path.join(towns, name), { recursive: true, force: true })
  try {
    renameSync(copy, kept)
  } catch (error) {
    // a concurrent test worker stored its town first
    if (!existsSync(kept)) throw error
    rmSync(copy, { recursive: true, force: true })
  }
  return kept
}

/** The built desk cloud as a user starts it, in its own process and data folder. */
export class RunningDesk {
  private constructor(
    readonly base: string,
    readonly data: string,
    private readonly child: ChildProcess,
    /** its output until it was ready */
    readonly said: string,
    private readonly printed: () => string,
  ) {}

  /** Starts `dist/desk` on a free port; ready when it has printed its address. */
  static start(data = mkdtempSync(path.join(tmpdir(), 'desk-')), more: readonly string[] = []): Promise<RunningDesk> {
    const words = [path.resolve('dist/desk/main.cjs'), '--port', '0', '--data', data, ...more, ...ELSEWHERE]
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Promise((resolve, reject) => {
      let said = ''
      const hear = (chunk: Buffer): void => {
        said += chunk.toString('utf8')
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)
        if (address !== null) resolve(new RunningDesk(address[0], data, child, said, () => said))
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => reject(new Error(`the desk cloud ended with ${code}: ${said.slice(-2000)}`)))
    })
  }

  /** The same with the demo town: filled once per build, then copied. */
  static async inTown(): Promise<RunningDesk> {
    const data = mkdtempSync(path.join(tmpdir(), 'desk-'))
    cpSync(await filledTown(), data, { recursive: true })
    return RunningDesk.start(data)
  }

  /** Sends Ctrl-C, and waits for the end of the process. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill(signal)
    await ended
  }

  forget(): void {
    rmSync(this.data, { recursive: true, force: true })
  }

  async people(): Promise<readonly DeskPerson[]> {
    const answer = await fetch(`${this.base}desk/people`)
    return ((await answer.json()) as { people: DeskPerson[] }).people
  }

  /** Everything it has printed, and every line of the cloud's log; also after it was stopped. */
  log(): readonly string[] {
    const file = path.join(this.data, 'desk.log')
    return `${this.printed()}\n${existsSync(file) ? readFileSync(file, 'utf8') : ''}`.split('\n')
  }

  /** The names of all persons; also after it was stopped. */
  names(): readonly string[] {
    const people = JSON.parse(readFileSync(path.join(this.data, 'people.json'), 'utf8')) as readonly DeskPerson[]
    return people.map(({ name }) => name)
  }

  /** Advances the town's clock by working days. */
  async passDays(workingDays: number): Promise<void> {
    const answer = await fetch(`${this.base}desk/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workingDays }),
    })
    if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`)
  }

  /** Adds a person to the town, who opens the app for the first time. */
  async newcomer(name: string): Promise<string> {
    const answer = await fetch(`${this.base}desk/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    })
    return ((await answer.json()) as { key: string }).key
  }

  async post(person: string, fn: string, envelope: unknown): Promise<Answer<unknown>> {
    const answer = await fetch(`${this.base}as/${person}/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelope),
    })
    return (await answer.json()) as Answer<unknown>
  }

  /** Makes a public call as one of the town's persons. */
  async ask<N extends CallName>(
    person: string,
    name: N,
    input: CallInput<N>,
    on: On = {},
  ): Promise<Answer<CallOutput<N>>> {
    const envelope = {
      name,
      input,
      commandId: nanoid(21),
      ...(on.caseId === undefined ? {} : { caseId: on.caseId }),
      ...(on.version === undefined ? {} : { expectedVersion: on.version }),
    }
    return (await this.post(person, entryOf(name), envelope)) as Answer<CallOutput<N>>
  }

  async get<N extends CallName>(person: string, name: N, input: CallInput<N>, on: On = {}): Promise<CallOutput<N>> {
    const answer = await this.ask(person, name, input, on)
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }

  /** Uploads the bytes to the address of the ticket. */
  async put(person: string, ticketPath: string, bytes: Uint8Array): Promise<void> {
    const answer = await fetch(`${this.base}as/${person}/${ticketPath}`, { method: 'PUT', body: new Uint8Array(bytes) })
    if (!answer.ok) throw new Error(`upload refused: ${answer.status} ${await answer.text()}`)
  }
}
