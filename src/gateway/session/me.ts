import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import { noteCalendarUntil } from '@src/text/common'
import { useEffect } from 'react'
import { ask } from '../calls/call'
import { signedOut, signInRound } from '../calls/presence'
import { tidyAtStart } from '../offline-kit/on-phone'
import { isWeapp } from '../platform/place'
import { read, write } from '../storage/key-value'
import { shared } from '../storage/shared'
import { forgetAll } from './forget'

export type Me = CallOutput<'me.open'>
type Known = { readonly me: Me | undefined; readonly refusal: Refusal | undefined; readonly asking: boolean }

const known = shared<Known>(() => ({ me: undefined, refusal: undefined, asking: false }))

/** Reloads the caller's own data: after joining a post, or to refresh the number of unread messages. */
export const reloadMe = async (): Promise<void> => {
  known.set({ ...known.get(), asking: true })
  const answer = await ask('me.open', {})
  known.set(
    answer.ok
      ? { me: answer.value, refusal: undefined, asking: false }
      : { ...known.get(), refusal: answer.refusal, asking: false },
  )
  if (!answer.ok) return
  noteCalendarUntil(answer.value.calendarUntil)
  void tidied(answer.value)
}

let tidying: Promise<void> | undefined
/** Runs once per start: deletes the offline kits on this phone that its user has no right to any more. */
const tidied = (me: Me): Promise<void> | undefined => {
  if (me.signedIn)
    tidying ??= tidyAtStart(
      me.today,
      me.posts.some(({ role }) => role === 'base-officer'),
    )
  return tidying
}

/** The person whose drafts are stored in this browser. */
const OWNER = 'owner'

/**
 * Called after a browser's sign-in. The same person continues where they were; for another person everything of the first is
 * deleted, including forms behind the sign-in. False when the page must be reloaded for that.
 */
export const welcome = async (): Promise<boolean> => {
  await reloadMe()
  const person = known.get().me?.person
  const before = read(OWNER)
  const another = person !== undefined && before !== undefined && before !== person
  if (another) await forgetAll()
  if (person !== undefined) write(OWNER, person)
  if (another) return false
  signedOut.set(false)
  signInRound.set(signInRound.get() + 1)
  return true
}

/** `never`: no person has used this browser yet. `ended`: the session has expired, and typed input is still there. */
export type Away = 'never' | 'ended' | undefined
const awayOf = (me: Me | undefined, out: boolean): Away => {
  if (isWeapp || (!out && me?.signedIn !== false)) return undefined
  return read(OWNER) === undefined ? 'never' : 'ended'
}

/** The caller's own data and posts, loaded once for the whole app and shared by all pages. */
export const useMe = () => {
  const { me, refusal } = known.use()
  const out = signedOut.use()
  useEffect(() => {
    const now = known.get()
    if (now.me === undefined && !now.asking) void reloadMe()
  }, [])
  return {
    me,
    /** the same, for pages that wait for it */
    data: me,
    away: awayOf(me, out),
    refusal: me === undefined ? refusal : undefined,
    loading: me === undefined && refusal === undefined,
    today: me?.today,
    posts: me?.posts ?? [],
    has: (...roles: readonly PostRole[]): boolean => (me?.posts ?? []).some((post) => roles.includes(post.role)),
    reload: reloadMe,
  }
}
