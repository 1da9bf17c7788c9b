import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FileId, PersonId } from '@domain/kernel/ids'

/** The content of a pass, besides its file. `until` in epoch ms. */
type Upload = { readonly for: 'upload'; readonly until: number }
type Link = {
  readonly for: 'link'
  readonly until: number
  readonly mime: string
  readonly name: string
  /** who the link was given to, and when; absent: not given to a person */
  readonly to?: PersonId
  readonly at?: number
}

/**
 * Signed, expiring passes for one file. A pass needs no other right, so it is valid for minutes, and a link no longer than its
 * person's post.
 */
export type Passes = {
  issue(file: FileId, what: Upload | Link): string
  /** undefined for a pass that is forged, expired, or for another file or purpose */
  check<K extends 'upload' | 'link'>(
    kind: K,
    file: string,
    pass: string,
  ): Extract<Upload | Link, { readonly for: K }> | undefined
}

const decoded = (body: string): unknown => {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  } catch {
    return undefined // cannot happen with a valid signature; treated as no pass
  }
}

export const passesOf = (secret: Buffer, now: () => number): Passes => {
  const sign = (file: string, body: string): Buffer => createHmac('sha256', secret).update(`${file}\n${body}`).digest()
  return {
    issue: (file, what) => {
      const body = Buffer.from(JSON.stringify(what)).toString('base64url')
      return `${body}.${sign(file, body).toString('base64url')}`
    },
    check: <K extends 'upload' | 'link'>(kind: K, file: string, pass: string) => {
      const [body = '', signature = ''] = pass.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = sign(file, body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      // signed by us, so it has the shape we issue
      const what = decoded(body) as Extract<Upload | Link, { readonly for: K }> | undefined
      return what?.for === kind && what.until > now() ? what : undefined
    },
  }
}
