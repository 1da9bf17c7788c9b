import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { keepJson, readJson } from '../../desk/keep'

/** A sent template message. */
const Sent = z.object({
  at: z.number(),
  to: z.string(),
  template: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.string()),
})
export type Sent = z.infer<typeof Sent>

const User = z.object({ lastSeen: z.number(), grants: z.record(z.string(), z.int()) })
const PhoneCode = z.object({ openid: z.string(), number: z.string(), until: z.number() })
const Push = z.object({ due: z.number(), event: z.record(z.string(), z.unknown()) })
export type Push = z.infer<typeof Push>

const Kept = z.object({
  users: z.record(z.string(), User),
  phoneCodes: z.record(z.string(), PhoneCode),
  sent: z.array(Sent),
  pushes: z.array(Push),
})

const SENT_KEPT = 500
/** Changes are saved together after this time at the latest. */
const SAVE_MS = 150
const PHONE_CODE_MS = 5 * 60_000

/** What WeChat itself stores about the mini-program's users: when they used it, and which messages they allow. */
export type Account = {
  /** notes that the person has used the mini-program just now */
  seen(openid: string): void
  /** epoch ms of the last use; undefined for an unknown openid */
  lastSeen(openid: string): number | undefined
  /** one accept in the dialogue allows one message of this template */
  grant(openid: string, template: string): void
  /** switched off in WeChat's settings: earlier permissions are void */
  revoke(openid: string, template: string): void
  granted(openid: string, template: string): number
  /** uses up one permission; false when none is left */
  take(openid: string, template: string): boolean
  /** a code for the phone number a person shares with the mini-program; valid once, for five minutes */
  phoneCode(openid: string, number: string): string
  usePhoneCode(code: string): string | undefined
  noteSent(message: Omit<Sent, 'at'>): void
  sent(): readonly Sent[]
  /** keeps a push, to be sent to the mini-program's cloud from `due` on (epoch ms) */
  hold(push: Push): void
  /** returns and removes the pushes that are due */
  takeDue(): readonly Push[]
  close(): void
}

/** `file` undefined: nothing is stored on disk. */
export const openAccount = (file: string | undefined, now: () => number): Account => {
  const stored = file === undefined ? undefined : readJson(file)
  const state: z.infer<typeof Kept> =
    stored === undefined ? { users: {}, phoneCodes: {}, sent: [], pushes: [] } : Kept.parse(stored)
  let saving: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(saving)
    saving = undefined
    if (file !== undefined) keepJson(file, state)
  }
  const changed = (): void => {
    if (file !== undefined) saving ??= setTimeout(save, SAVE_MS)
  }
  const userOf = (openid: string): z.infer<typeof User> => {
    const user = state.users[openid] ?? { lastSeen: now(), grants: {} }
    state.users[openid] = user
    return user
  }
  const left = (openid: string, template: string): number => state.users[openid]?.grants[template] ?? 0
  const setGrants = (openid: string, template: string, count: number): void => {
    userOf(openid).grants[template] = count
    changed()
  }
  return {
    seen: (openid) => {
      userOf(openid).lastSeen = now()
      changed()
    },
    lastSeen: (openid) => (Object.hasOwn(state.users, openid) ? state.users[openid]?.lastSeen : undefined),
    grant: (openid, template) => setGrants(openid, template, left(openid, template) + 1),
    revoke: (openid, template) => setGrants(openid, template, 0),
    granted: left,
    take: (openid, template) => {
      const count = left(openid, template)
      if (count > 0) setGrants(openid, template, count - 1)
      return count > 0
    },
    phoneCode: (openid, number) => {
      const code = randomBytes(32).toString('hex')
      state.phoneCodes[code] = { openid, number, until: now() + PHONE_CODE_MS }
      changed()
      return code
    },
    usePhoneCode: (code) => {
      const held = Object.hasOwn(state.phoneCodes, code) ? state.phoneCodes[code] : undefined
      if (held === undefined) return undefined
      delete state.phoneCodes[code]
      changed()
      return held.until > now() ? held.number : undefined
    },
    noteSent: (message) => {
      state.sent = [...state.sent.slice(1 - SENT_KEPT), { ...message, at: now() }]
      changed()
    },
    sent: () => state.sent,
    hold: (push) => {
      state.pushes.push(push)
      changed()
    },
    takeDue: () => {
      const at = now()
      const due = state.pushes.filter((push) => push.due <= at)
      if (due.length > 0) {
        state.pushes = state.pushes.filter((push) => push.due > at)
        changed()
      }
      return due
    },
    close: () => {
      if (saving !== undefined) save()
    },
  }
}
