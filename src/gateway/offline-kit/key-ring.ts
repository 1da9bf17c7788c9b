import { PersonId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import { shared } from '@src/gateway/storage/shared'
import { encode as base64Of, decode as bytesOfBase64 } from '@stablelib/base64'
import * as z from 'zod/mini'
import { ask } from '../calls/call'
import { isWeapp } from '../platform/place'
import { read, remove, write } from '../storage/key-value'
import { type Box, boxOf } from './box'
import { unwrap, wrap } from './code'
import { onPhone, RING, wipeTaken } from './on-phone'
import { randomBytes } from './random'

/** What this phone knows of its key without having it. No name, no number: ids and what the code wraps. */
const Ring = z.object({
  device: z.string(),
  person: PersonId,
  /** a key has been here: what rests here is sealed with it */
  used: z.boolean(),
  /** the cloud gives the key no more; only the code opens what was not sent yet */
  ended: z.optional(z.literal(true)),
  code: z.optional(z.object({ salt: z.string(), sealed: z.string(), cost: z.int() })),
  wrong: z.int(),
  /** no code is tried before, epoch ms */
  notBefore: z.number(),
})
type Ring = z.infer<typeof Ring>

const ringHere = (): Ring | undefined => {
  const kept = Ring.safeParse(read(RING))
  return kept.success ? kept.data : undefined
}

type Held = { readonly box: Box; readonly key: Uint8Array; readonly person: PersonId }
let held: Held | undefined
let hiddenAt: number | undefined
let atWork = 0

/** Whether what rests sealed on this phone can be read now. */
export const keyOpen = shared(() => false)

/** The box and whose it is; undefined while it is locked. */
export const openBox = (): { readonly box: Box; readonly person: PersonId } | undefined => held

const shut = (): void => {
  held?.box.forget()
  held?.key.fill(0)
  held = undefined
}

const hold = async (key: Uint8Array, person: PersonId): Promise<void> => {
  const box = await boxOf(key)
  // in one stroke: opened by code and by signal at once, there is no moment at which a form finds a box without its key
  shut()
  held = { box, key, person }
  watchHiding()
  keyOpen.set(true)
}

const lock = (): void => {
  if (held === undefined) return
  shut()
  keyOpen.set(false)
}

/** Long enough for the camera and a telephone call; a phone left on the table is shut by then. */
const LOCK_AFTER_MS = 5 * 60_000

const lockIfLong = (): void => {
  if (hiddenAt !== undefined && Date.now() - hiddenAt >= LOCK_AFTER_MS && atWork === 0) lock()
}
let watching = false
const watchHiding = (): void => {
  if (watching) return
  watching = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const hidden = (): void => {
    hiddenAt = Date.now()
    timer = setTimeout(lockIfLong, LOCK_AFTER_MS)
  }
  const back = (): void => {
    clearTimeout(timer)
    lockIfLong()
    hiddenAt = undefined
  }
  if (isWeapp) {
    wx.onAppHide(hidden)
    wx.onAppShow(back)
  } else document.addEventListener('visibilitychange', () => (document.hidden ? hidden() : back()))
}

/** A sending under way is not cut off by the lock: it keeps what it finds out. */
export const whileOpen = async <T>(work: () => Promise<T>): Promise<T> => {
  atWork += 1
  try {
    return await work()
  } finally {
    atWork -= 1
    lockIfLong()
  }
}

const newDevice = async (): Promise<string> => {
  const letters = base64Of(await randomBytes(64)).replace(/[^0-9A-Za-z]/g, '')
  return letters.slice(0, 20)
}

/** `ended`: given up from afar, or the post is gone. What was taken along is wiped; what was not sent stays sealed. */
export type Opening = 'open' | 'ended' | 'no-room' | Refusal

const endHere = async (ring: Ring): Promise<Opening> => {
  lock()
  write(RING, { ...ring, ended: true } satisfies Ring)
  await wipeTaken()
  // nothing is left that only the old key opens: the next taking begins anew
  if (onPhone().length === 0) remove(RING)
  return 'ended'
}

let asking: Promise<Opening> | undefined

/** The ring that is here, or one begun now; on the phone before the cloud knows of it, so that a lost answer is asked for again by the same name. */
const ringFor = async (person: PersonId | undefined): Promise<Ring | Opening> => {
  const here = ringHere()
  if (here !== undefined && here.ended !== true) return here
  if (here?.ended === true && onPhone().length > 0) return 'ended'
  const owner = here?.person ?? person
  if (owner === undefined) return { code: 'NOT_SIGNED_IN' }
  const begun: Ring = { device: await newDevice(), person: owner, used: false, wrong: 0, notBefore: 0 }
  return write(RING, begun) ? begun : 'no-room'
}

const askWith = async (ring: Ring): Promise<Opening> => {
  const kind = isWeapp ? 'phone' : 'browser'
  const answer = await ask('taking.key', { device: ring.device, kind, begin: !ring.used })
  if (!answer.ok) {
    const { code } = answer.refusal
    const over = code === 'TAKING_ENDED' || (code === 'NOT_ALLOWED' && ring.used)
    return over ? endHere(ring) : answer.refusal
  }
  if (!ring.used && !write(RING, { ...ring, used: true } satisfies Ring)) return 'no-room'
  await hold(bytesOfBase64(answer.value.key), ring.person)
  return 'open'
}

const openRing = async (person: PersonId | undefined): Promise<Opening> => {
  const ring = await ringFor(person)
  return typeof ring === 'object' && 'device' in ring ? askWith(ring) : ring
}

/** With a signal no code is needed: whoever is signed in is given the key. `person`: who asks, where no key has been yet. */
export const openBySignal = (person: PersonId | undefined): Promise<Opening> => {
  if (held !== undefined) return Promise.resolve('open')
  asking ??= openRing(person).finally(() => {
    asking = undefined
  })
  return asking
}

/** After the seconds a code takes: upon the ring as it is by then, unless it is another device's. False: it is, or no room. */
const changeRing = ({ device }: Ring, change: Partial<Ring>): boolean => {
  const now = ringHere()
  return now?.device === device && write(RING, { ...now, ...change } satisfies Ring)
}

/** Waits after wrong codes, by how many there were: nothing is ever wiped for it. */
const waitAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(15 * 60_000, 30_000 * 2 ** (wrong - 3)))

export type CodeTried = 'open' | 'wrong' | 'none' | { readonly waitMs: number }

export const openByCode = async (code: string, now: number): Promise<CodeTried> => {
  const ring = ringHere()
  if (ring?.code === undefined) return 'none'
  if (now < ring.notBefore) return { waitMs: ring.notBefore - now }
  // counted before it is tried: closing the app does not buy another try
  const wrong = ring.wrong + 1
  write(RING, { ...ring, wrong, notBefore: now + waitAfter(wrong) } satisfies Ring)
  const key = await unwrap(ring.code, code, ring.person)
  if (key === undefined) return 'wrong'
  changeRing(ring, { wrong: 0, notBefore: 0 })
  await hold(key, ring.person)
  return 'open'
}

/** Chosen, or chosen anew, while the key is open. False: locked, or no room. */
export const setCode = async (code: string): Promise<boolean> => {
  const ring = ringHere()
  if (held === undefined || ring === undefined) return false
  // a copy: the phone may shut the key while the code is stretched, and noughts would be wrapped in its place
  const key = held.key.slice()
  const wrapped = await wrap(key, code, ring.person)
  key.fill(0)
  return changeRing(ring, { code: wrapped, wrong: 0, notBefore: 0 })
}

/** What can be said of the key without opening it. */
export const keyRing = (): {
  readonly used: boolean
  readonly hasCode: boolean
  readonly ended: boolean
  readonly device?: string
} => {
  const ring = ringHere()
  return {
    used: ring?.used === true,
    hasCode: ring?.code !== undefined,
    ended: ring?.ended === true,
    ...(ring === undefined ? {} : { device: ring.device }),
  }
}
