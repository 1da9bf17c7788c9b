import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import type { RunningDesk } from '@test/support/desk'
import { tellsOfPeople } from '@test/support/private'
import { Phone } from './phone'
import { cloudOf } from './platform-cloud'

const ROOT = path.resolve('dist/weapp')

type How = {
  /** where a card in a chat, a code on a wall or a link leads */
  readonly at?: string
  /** what an earlier run of the app has left on this phone */
  readonly storage?: Map<string, unknown>
  /** where this phone differs from an ordinary one */
  readonly different?: Readonly<Record<string, unknown>>
}

/** Somebody of the town with the compiled mini-program in the hand. */
export class Holder {
  private constructor(
    readonly phone: Phone,
    private readonly answers: EventEmitter,
  ) {}

  static async of(desk: RunningDesk, person: string, { at, storage, different }: How = {}): Promise<Holder> {
    const cloud = cloudOf(desk, person)
    const answers = new EventEmitter()
    const call: typeof cloud.call = async (fn, data) => {
      const answer = await cloud.call(fn, data)
      answers.emit(String((data as { name?: unknown }).name))
      return answer
    }
    const holder = new Holder(new Phone(ROOT, { ...cloud, call }, storage, different), answers)
    await holder.phone.launch(at)
    return holder
  }

  /** When the cloud has answered a call of this name the next time. */
  async answered(name: string): Promise<void> {
    await once(this.answers, name)
  }

  node(id: string) {
    return this.phone.find((node) => node.attr?.['id'] === id)?.at(-1)
  }

  shows(id: string): boolean {
    return this.node(id) !== undefined
  }

  seesAt(id: string): Promise<void> {
    return this.phone.until(() => this.shows(id), id)
  }

  missing(id: string): Promise<void> {
    return this.phone.until(() => !this.shows(id), `${id} to go`)
  }

  sees(words: string | RegExp): Promise<void> {
    const there = (): boolean => {
      const text = this.phone.text()
      return typeof words === 'string' ? text.includes(words) : words.test(text)
    }
    return this.phone.until(there, String(words))
  }

  /** One after another, each when it is there and may be tapped. */
  async tap(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.phone.until(() => this.shows(id) && this.node(id)?.attr['ariaDisabled'] !== true, `${id} to tap`)
      await this.phone.tap(id)
    }
  }

  /** By what stands on it. */
  async tapWords(words: string): Promise<void> {
    await this.sees(words)
    await this.phone.tap(words)
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, text] of Object.entries(fields)) {
      await this.seesAt(id)
      await this.phone.type(id, text)
    }
  }

  /** A handle that ends in an id nobody knows. */
  async startingWith(start: string): Promise<string> {
    const found = (): string | undefined => this.phone.ids().find((id) => id.startsWith(start))
    await this.phone.until(() => found() !== undefined, start)
    return found() ?? ''
  }

  /** A picture from the album, and its arrival in the cloud awaited. */
  async upload(testId: string): Promise<void> {
    const there = (): number => this.phone.ids().filter((id) => id === 'tile-received').length
    const before = there()
    await this.tap(`${testId}-pick`)
    await this.phone.until(() => there() === before + 1, `${testId} received`)
  }

  /** Taps, and reads what the phone was asked to open. */
  async download(testId: string): Promise<Uint8Array> {
    const before = this.phone.opened.length
    await this.tap(testId)
    await this.phone.until(() => this.phone.opened.length > before, `what ${testId} opens`)
    return this.phone.opened.at(-1)?.bytes ?? new Uint8Array()
  }
}

/** The phones of a file of tests: each is switched off at its test's end, having logged no error and told of nobody. */
export const pocket = (desk: () => RunningDesk) => {
  const out: Holder[] = []
  afterEach(() => {
    const seen = out.splice(0)
    for (const { phone } of seen) phone.quit()
    expect(seen.flatMap(({ phone }) => phone.errors)).toEqual([])
    const told = [...seen.flatMap(({ phone }) => phone.addresses), ...desk().log()]
    expect(tellsOfPeople(told, desk().names())).toEqual([])
  })
  return async (person: string, how?: How): Promise<Holder> => {
    const holder = await Holder.of(desk(), person, how)
    out.push(holder)
    return holder
  }
}
