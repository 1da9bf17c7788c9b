import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FileId, PersonId } from '@domain/kernel/ids'

/** What a pass says besides the file it is for. `until` in epoch ms. */
type Upload = { readonly for: 'upload'; readonly until: number }
type Link = {
  readonly for: 'link'
  readonly until: number
  readonly mime: string
  readonly name: string
  /** whom it was given, and when; absent: nobody in particular */
  readonly to?: PersonId
  readonly at?: number
}

/** Signed, expiring passes for one file: whoever holds one needs no other right, so they live minutes, and a link no longer than its person's post. */
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
    return undefined // unreachable behind a true signature; then it is no pass either
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
      // signed by us, therefore of the shape we issue
      const what = decoded(body) as Extract<Upload | Link, { readonly for: K }> | undefined
      return what?.for === kind && what.until > now() ? what : undefined
    },
  }
}
