import type { FileId, PersonId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'

export interface Clock {
  /** epoch ms */
  now(): number
}

export interface Ids {
  /** letters and digits, unguessable, 16 characters */
  mint(): string
  /** `count` random decimal digits, for codes people type */
  digits(count: number): string
}

/** Check values of keys and suite: alike only for the very same ones, and telling nothing about them. */
export type KeyMarks = {
  readonly suite: string
  readonly hash: string
  /** by the keys' own ids */
  readonly keys: Readonly<Record<string, string>>
}

/** Field encryption with the key's id in the envelope, and keyed hashes for look-up. */
export interface Sealer {
  /** `context` binds the text to its place: opening it elsewhere fails */
  seal(plain: string, context: string): string
  open(sealed: string, context: string): string
  /** the text and the first of `contexts` that opens it; undefined when none does, or it is no sealed text */
  find(sealed: string, contexts: readonly string[]): { readonly text: string; readonly context: string } | undefined
  /** id of the key a text is sealed with (with the suite's mark); undefined when it is no sealed text */
  keyOf(text: string): string | undefined
  /** what `keyOf` says of everything sealed from now on */
  readonly current: string
  readonly marks: KeyMarks
  /** every key that opens, as `keyOf` names them */
  readonly keys: readonly string[]
  /**
   * Same text and use → same hash; without the key nobody can try ID numbers one by one. `person`: what officers say of
   * themselves; `log` chains what must not change unnoticed, `backup` vouches for a backup, `keys` for the marks of the keys
   * themselves.
   */
  hash(text: string, use: 'id-number' | 'code' | 'account' | 'person' | 'log' | 'ledger' | 'backup' | 'keys'): string
}

export type Ticket =
  | { readonly via: 'https'; readonly path: string }
  | { readonly via: 'cloud'; readonly cloudPath: string }

/** Bytes by file id. Access is decided above, on every read; links live a few minutes, `to` whom they were given. */
export interface FileStore {
  ticket(file: FileId): Promise<Ticket>
  /** undefined when nothing arrived; `cloudId` names what the phone uploaded where the platform does so */
  read(file: FileId, cloudId?: string): Promise<Uint8Array | undefined>
  write(file: FileId, bytes: Uint8Array): Promise<void>
  remove(file: FileId): Promise<void>
  link(
    file: FileId,
    mime: string,
    name: string,
    ttlMs: number,
    to?: PersonId,
  ): Promise<{ readonly url: string; readonly until: number }>
}

/** What a file is by its content (a MIME type); its name and what the phone says of it are claims. */
export interface ContentKinds {
  /** undefined: nothing the product takes */
  kindOf(bytes: Uint8Array): Promise<string | undefined>
}

export type SendOutcome = 'sent' | 'refused' | 'none-left' | 'invalid' | 'unavailable'

/** WeChat subscribe messages; fields are already cut to the template's limits. */
export interface Messages {
  /** topics that nobody can be told of for want of a template; absent where there is no WeChat at all */
  readonly untold?: readonly MessageTopic[]
  send(message: {
    readonly to: PersonId
    readonly openid: string
    readonly topic: MessageTopic
    readonly fields: Readonly<Record<string, string>>
    readonly page: string
  }): Promise<SendOutcome>
}

/**
 * A second pair of eyes on what becomes visible to others. `openid`: who wrote it. 'unknown' and undefined when nobody
 * could say: people are never held up because the checker is away.
 */
export interface ContentCheck {
  text(openid: string, words: string): Promise<'pass' | 'refused' | 'unknown'>
  /** asks for a look at a picture; the answer comes later as a push that carries this trace. `fileUrl`: a full address */
  media(openid: string, fileUrl: string, kind: 'image'): Promise<string | undefined>
}

/** The telephone number a person let WeChat hand over, against the single-use code of the button. */
export interface Phone {
  /** undefined when the code is wrong, used or not to be had now */
  exchange(code: string): Promise<string | undefined>
}

/** Pictures of mini-program codes, which open `page` with `scene` (at most 32 characters) when scanned. */
export interface MiniCodes {
  /** PNG or JPEG; undefined where there is no WeChat, or it does not answer */
  draw(page: string, scene: string): Promise<Uint8Array | undefined>
}

/** The code that was set when the system was installed; with it the first administrator founds the city. */
export interface SetupCode {
  opens(code: string): boolean
}

/** Only these fields ever reach a log line: nothing personal has a name here. */
export type LogFields = {
  readonly request?: string
  /** who was refused, or went beyond their budget: the internal id, which says nothing of anybody */
  readonly person?: string
  readonly call?: string
  readonly outcome?: string
  readonly code?: string
  readonly ms?: number
  readonly count?: number
  /** due and not done yet */
  readonly left?: number
  readonly job?: string
  readonly error?: string
  /** of a fault on a phone: which build, on which page, where in our own code */
  readonly build?: string
  readonly page?: string
  readonly frames?: string
}
export interface Log {
  info(event: string, fields: LogFields): void
  alarm(event: string, fields: LogFields): void
  /** Every line written while `work` is under way carries this request id, whoever writes it: from the tap to the store. */
  within<T>(request: string, work: () => Promise<T>): Promise<T>
}
