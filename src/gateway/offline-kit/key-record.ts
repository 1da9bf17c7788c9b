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
import { KEY_RECORD, onPhone, wipeKit } from './on-phone'
import { randomBytes } from './random'

/**
 * What this phone stores about its key, without the key itself: no name or number, only ids and the key wrapped with the
 * offline code.
 */
const KeyRecord = z.object({
  device: z.string(),
  person: PersonId,
  /** a key was used here: the kit on this phone is sealed with it */
  used: z.boolean(),
  /** the cloud no longer returns the key; only the offline code can still decrypt unsent records */
  ended: z.optional(z.literal(true)),
  code: z.optional(z.object({ salt: z.string(), sealed: z.string(), cost: z.int() })),
  wrong: z.int(),
  /** no code is accepted before this time, epoch ms */
  notBefore: z.number(),
})
type KeyRecord = z.infer<typeof KeyRecord>

const recordHere = (): KeyRecord | undefined => {
  const kept = KeyRecord.safeParse(read(KEY_RECORD))
  return kept.success ? kept.data : undefined
}

type Held = { readonly box: Box; readonly key: Uint8Array; readonly person: PersonId }
let held: Held | undefined
let hiddenAt: number | undefined
let atWork = 0

/** Whether the offline kit on this phone can be read now. */
export const keyOpen = shared(() => false)

/** The open box and its person; undefined while locked. */
export const openBox = (): { readonly box: Box; readonly person: PersonId } | undefined => held

const shut = (): void => {
  held?.box.forget()
  held?.key.fill(0)
  held = undefined
}

const hold = async (key: Uint8Array, person: PersonId): Promise<void> => {
  const box = await boxOf(key)
  // assigned atomically: when the offline password and the network unlock the key concurrently, no form sees a new box with the
  // old key or with none
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

/** Long enough for the camera or a telephone call; a phone left lying is locked after this time. */
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

/** Prevents locking while data is being sent, so that the outcome can be stored. */
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

/** `ended`: the key was revoked, or the post has ended. The offline kit is deleted; unsent records stay sealed. */
export type Opening = 'open' | 'ended' | 'no-room' | Refusal

const endHere = async (record: KeyRecord): Promise<Opening> => {
  lock()
  write(KEY_RECORD, { ...record, ended: true } satisfies KeyRecord)
  await wipeKit()
  // no record needs the old key any more: the next kit starts with a new key
  if (onPhone().length === 0) remove(KEY_RECORD)
  return 'ended'
}

let asking: Promise<Opening> | undefined

/**
 * The existing record or a new record. A new record is stored on the phone before the request to the cloud, so that after a lost
 * response the key is requested again for the same device.
 */
const recordFor = async (person: PersonId | undefined): Promise<KeyRecord | Opening> => {
  const here = recordHere()
  if (here !== undefined && here.ended !== true) return here
  if (here?.ended === true && onPhone().length > 0) return 'ended'
  const owner = here?.person ?? person
  if (owner === undefined) return { code: 'NOT_SIGNED_IN' }
  const begun: KeyRecord = { device: await newDevice(), person: owner, used: false, wrong: 0, notBefore: 0 }
  return write(KEY_RECORD, begun) ? begun : 'no-room'
}

const askWith = async (record: KeyRecord): Promise<Opening> => {
  const kind = isWeapp ? 'phone' : 'browser'
  const answer = await ask('taking.key', { device: record.device, kind, begin: !record.used })
  if (!answer.ok) {
    const { code } = answer.refusal
    const over = code === 'TAKING_ENDED' || (code === 'NOT_ALLOWED' && record.used)
    return over ? endHere(record) : answer.refusal
  }
  if (!record.used && !write(KEY_RECORD, { ...record, used: true } satisfies KeyRecord)) return 'no-room'
  await hold(bytesOfBase64(answer.value.key), record.person)
  return 'open'
}

const openRing = async (person: PersonId | undefined): Promise<Opening> => {
  const record = await recordFor(person)
  return typeof record === 'object' && 'device' in record ? askWith(record) : record
}

/**
 * With a connection no code is needed: the cloud gives the key to the signed-in officer. `person`: who asks, where there was no
 * key yet.
 */
export const openBySignal = (person: PersonId | undefined): Promise<Opening> => {
  if (held !== undefined) return Promise.resolve('open')
  asking ??= openRing(person).finally(() => {
    asking = undefined
  })
  return asking
}

/**
 * Changes the stored record after the seconds a code takes. False when it now belongs to another device, or there is no space.
 */
const changeRecord = ({ device }: KeyRecord, change: Partial<KeyRecord>): boolean => {
  const now = recordHere()
  return now?.device === device && write(KEY_RECORD, { ...now, ...change } satisfies KeyRecord)
}

/** Waiting time after wrong codes, by their number: nothing is ever deleted because of them. */
const waitAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(15 * 60_000, 30_000 * 2 ** (wrong - 3)))

export type CodeTried = 'open' | 'wrong' | 'none' | { readonly waitMs: number }

export const openByCode = async (code: string, now: number): Promise<CodeTried> => {
  const record = recordHere()
  if (record?.code === undefined) return 'none'
  if (now < record.notBefore) return { waitMs: record.notBefore - now }
  // counted before the code is tried, so that closing the app does not gain another try
  const wrong = record.wrong + 1
  write(KEY_RECORD, { ...record, wrong, notBefore: now + waitAfter(wrong) } satisfies KeyRecord)
  const key = await unwrap(record.code, code, record.person)
  if (key === undefined) return 'wrong'
  changeRecord(record, { wrong: 0, notBefore: 0 })
  await hold(key, record.person)
  return 'open'
}

/** Sets or changes the offline code while the key is open. False: locked, or no space. */
export const setCode = async (code: string): Promise<boolean> => {
  const record = recordHere()
  if (held === undefined || record === undefined) return false
  // a copy, because the phone may lock while the code is processed, and an all-zero key would be wrapped instead
  const key = held.key.slice()
  const wrapped = await wrap(key, code, record.person)
  key.fill(0)
  return changeRecord(record, { code: wrapped, wrong: 0, notBefore: 0 })
}

/** The state of the key that can be read without decrypting the key. */
export const keyRecord = (): {
  readonly used: boolean
  readonly hasCode: boolean
  readonly ended: boolean
  readonly device?: string
} => {
  const record = recordHere()
  return {
    used: record?.used === true,
    hasCode: record?.code !== undefined,
    ended: record?.ended === true,
    ...(record === undefined ? {} : { device: record.device }),
  }
}
