import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import type { RunningDesk } from '@test/support/desk'
import { tellsOfPeople } from '@test/support/private'
import { Phone } from './phone'
import { cloudOf } from './platform-cloud'

const ROOT = path.resolve('dist/weapp')

type How = {
  /** the page to open, as from a card in a chat, a code on a wall or a link */
  readonly at?: string
  /** data stored on this phone by an earlier run of the app */
  readonly storage?: Map<string, unknown>
  /** differences of this phone from an ordinary one */
  readonly different?: Readonly<Record<string, unknown>>
}

/** A person of the town who uses the compiled mini-program. */
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

  /** Resolves when the cloud has answered the next call of this name. */
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

  /** Taps one after another, waiting for each to be there and enabled. */
  async tap(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.phone.until(() => this.shows(id) && this.node(id)?.attr['ariaDisabled'] !== true, `${id} to tap`)
      await this.phone.tap(id)
    }
  }

  /** Taps the element with this text. */
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

  /** An element whose id starts with this text and ends in an unknown id. */
  async startingWith(start: string): Promise<string> {
    const found = (): string | undefined => this.phone.ids().find((id) => id.startsWith(start))
    await this.phone.until(() => found() !== undefined, start)
    return found() ?? ''
  }

  /** Chooses a picture from the album, and waits until it is uploaded. */
  async upload(testId: string): Promise<void> {
    // of its own paper only: photographed from its row, a paper opens and another shuts
    const card = testId.replace(/^proof-([A-Za-z]+).*$/, 'proof-card-$1')
    const there = (): number =>
      this.phone.ids().includes(card)
        ? this.phone.count(card, 'tile-received')
        : this.phone.ids().filter((id) => id === 'tile-received').length
    const before = there()
    await this.tap(`${testId}-pick`)
    await this.phone.until(() => there() === before + 1, `${testId} received`)
  }

  /** The same for a paper of the list, which is opened first if it is shut. */
  async paper(type: string): Promise<void> {
    if (!this.phone.ids().includes(`proof-${type}-pick`)) await this.tap(`proof-${type}-open`)
    await this.upload(`proof-${type}`)
  }

  /** Taps, and returns the document that the phone was asked to open. */
  async download(testId: string): Promise<Uint8Array> {
    const before = this.phone.opened.length
    await this.tap(testId)
    await this.phone.until(() => this.phone.opened.length > before, `what ${testId} opens`)
    return this.phone.opened.at(-1)?.bytes ?? new Uint8Array()
  }
}

/**
 * The phones of a file of tests: each is switched off at the end of its test, after checking that it logged no error and leaked
 * no personal data.
 */
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
