import type { FileId, PersonId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'

export interface Clock {
  /** epoch ms */
  now(): number
}

export interface Ids {
  /** 16 letters and digits, unguessable */
  mint(): string
  /** `count` random decimal digits, for codes that people type */
  digits(count: number): string
}

/** Check values of the keys and the crypto suite: equal only for the same keys, and revealing nothing about them. */
export type KeyMarks = {
  readonly suite: string
  readonly hash: string
  /** by key id */
  readonly keys: Readonly<Record<string, string>>
}

/** Encrypts fields (the envelope contains the key's id) and computes keyed hashes for look-up. */
export interface Sealer {
  /** `context` binds the text to its place: decrypting it with another context fails */
  seal(plain: string, context: string): string
  open(sealed: string, context: string): string
  /** the text and the first of `contexts` that decrypts it; undefined when none does, or when it is no sealed text */
  find(sealed: string, contexts: readonly string[]): { readonly text: string; readonly context: string } | undefined
  /** id of the key a text is sealed with (including the suite's mark); undefined when it is no sealed text */
  keyOf(text: string): string | undefined
  /** the `keyOf` value of everything sealed from now on */
  readonly current: string
  readonly marks: KeyMarks
  /** all keys that can decrypt, named as by `keyOf` */
  readonly keys: readonly string[]
  /**
   * The same text and use give the same hash; without the key, ID numbers cannot be found by trying them one by one. `person`:
   * what officers state about themselves; `log`: the chain that makes tampering with the log visible; `backup`: authenticates a
   * backup; `keys`: check values of the keys themselves.
   */
  hash(text: string, use: 'id-number' | 'code' | 'account' | 'person' | 'log' | 'ledger' | 'backup' | 'keys'): string
}

export type Ticket =
  | { readonly via: 'https'; readonly path: string }
  | { readonly via: 'cloud'; readonly cloudPath: string }

/**
 * Stores bytes by file id. Access is decided by the caller of this port, on every read; links expire after a few minutes, `to`
 * is the person a link was given to.
 */
export interface FileStore {
  ticket(file: FileId): Promise<Ticket>
  /**
   * undefined when nothing was uploaded; `cloudId`: the platform's name of the file, where a phone uploads to the platform
   * directly
   */
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

/** The MIME type of a file, detected from its content; the file's name and the type reported by the phone are not trusted. */
export interface ContentKinds {
  /** undefined: a type the product does not accept */
  kindOf(bytes: Uint8Array): Promise<string | undefined>
  /** the file without the metadata of its photos (place, camera, time); the same array when there is none to remove */
  withoutMetadata(bytes: Uint8Array, kind: string): Uint8Array
}

export type SendOutcome = 'sent' | 'refused' | 'none-left' | 'invalid' | 'unavailable'

/** WeChat subscribe messages; fields are already shortened to the template's limits. */
export interface Messages {
  /** topics for which no message can be sent, because they have no template; absent where there is no WeChat at all */
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
 * WeChat's check of content that becomes visible to others. `openid`: its author. 'unknown' or undefined when the check is
 * unavailable: people are never blocked because of that.
 */
export interface ContentCheck {
  text(openid: string, words: string): Promise<'pass' | 'refused' | 'unknown'>
  /** requests a check of a picture; the result comes later as a push with this trace id. `fileUrl`: an absolute address */
  media(openid: string, fileUrl: string, kind: 'image'): Promise<string | undefined>
}

/** Exchanges the single-use code of WeChat's phone-number button for the person's telephone number. */
export interface Phone {
  /** undefined when the code is invalid or used, or WeChat does not answer */
  exchange(code: string): Promise<string | undefined>
}

/** Draws mini-program codes, which open `page` with `scene` (at most 32 characters) when scanned. */
export interface MiniCodes {
  /** PNG or JPEG; undefined where there is no WeChat, or when it does not answer */
  draw(page: string, scene: string): Promise<Uint8Array | undefined>
}

/** The code set when the system was installed; the first administrator needs it to found the city. */
export interface SetupCode {
  opens(code: string): boolean
}

/** The only fields a log line can have: none of them is for personal data. */
export type LogFields = {
  readonly request?: string
  /** who was refused or exceeded their limit: the internal id, which reveals nothing about the person */
  readonly person?: string
  readonly call?: string
  readonly outcome?: string
  readonly code?: string
  readonly ms?: number
  readonly count?: number
  /** number of items that are due and not done yet */
  readonly left?: number
  readonly job?: string
  readonly error?: string
  /** for a fault on a phone: the build, the page, and the stack frames in our own code */
  readonly build?: string
  readonly page?: string
  readonly frames?: string
}
export interface Log {
  info(event: string, fields: LogFields): void
  alarm(event: string, fields: LogFields): void
  /** Every log line written while `work` runs carries this request id, whichever module writes it. */
  within<T>(request: string, work: () => Promise<T>): Promise<T>
}
