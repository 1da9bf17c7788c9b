import type { Clock, FileStore } from '@cloud/ports/world'
import { FileId, type PersonId } from '@domain/kernel/ids'
import { passesOf } from './passes'

const TICKET_MS = 15 * 60_000
const SECRET_MIN = 32

/** The content of a link: which file, until when, who it was given to and when. */
type GivenLink = {
  readonly file: FileId
  readonly mime: string
  readonly name: string
  readonly until: number
  readonly to: PersonId | undefined
  readonly at: number | undefined
}

/** Files served by a host of our own, with the checks the host needs for uploads and links. */
export type HostedFiles = FileStore & {
  /** the file an upload ticket belongs to, as requested by `PUT upload/<file>?t=<pass>` */
  verifyUpload(file: string, pass: string): FileId | undefined
  /** what a link `file/<file>/<name>?t=<pass>` may fetch, with type and name */
  verifyLink(file: string, pass: string): GivenLink | undefined
  /**
   * stores an upload once. The same bytes again are a retry; other bytes are refused, because the file may already have been
   * looked at
   */
  receive(file: FileId, bytes: Uint8Array): Promise<'kept' | 'other-content'>
}

export const sameBytes = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0

/** The part of a hosted file store that does not depend on where the bytes are stored: tickets, links and their checks. */
export const hostedPasses = (
  secret: string,
  clock: Clock,
): Pick<HostedFiles, 'ticket' | 'link' | 'verifyUpload' | 'verifyLink'> => {
  if (secret.length < SECRET_MIN) throw new Error(`link secret: at least ${SECRET_MIN} characters`)
  const passes = passesOf(Buffer.from(secret), () => clock.now())
  return {
    ticket: async (file) => {
      const pass = passes.issue(file, { for: 'upload', until: clock.now() + TICKET_MS })
      return { via: 'https', path: `upload/${file}?t=${pass}` }
    },
    link: async (file, mime, name, ttlMs, to) => {
      const at = clock.now()
      const until = at + ttlMs
      const pass = passes.issue(file, { for: 'link', until, mime, name, ...(to === undefined ? {} : { to, at }) })
      return { url: `file/${file}/${encodeURIComponent(name)}?t=${pass}`, until }
    },
    verifyUpload: (file, pass) => {
      const id = FileId.safeParse(file)
      return id.success && passes.check('upload', file, pass) !== undefined ? id.data : undefined
    },
    verifyLink: (file, pass) => {
      const id = FileId.safeParse(file)
      const link = id.success ? passes.check('link', file, pass) : undefined
      return id.success && link !== undefined
        ? { file: id.data, mime: link.mime, name: link.name, until: link.until, to: link.to, at: link.at }
        : undefined
    },
  }
}
