import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import type { PostRole } from '@domain/organisation/roles'
import { useEffect } from 'react'
import { call } from './call'
import { shared } from './shared'

export type Me = CallOutput<'me.open'>
type Known = { readonly me: Me | undefined; readonly refusal: Refusal | undefined; readonly asking: boolean }

const known = shared<Known>(() => ({ me: undefined, refusal: undefined, asking: false }))

/** Asks again who I am: after joining a post, or to refresh the number of unread messages. */
export const reloadMe = async (): Promise<void> => {
  known.set({ ...known.get(), asking: true })
  const answer = await call('me.open', {})
  known.set(
    answer.ok
      ? { me: answer.value, refusal: undefined, asking: false }
      : { ...known.get(), refusal: answer.refusal, asking: false },
  )
}

/** Who I am, asked once for the whole app and shared by all pages. */
export const useMe = () => {
  const { me, refusal } = known.use()
  useEffect(() => {
    const now = known.get()
    if (now.me === undefined && !now.asking) void reloadMe()
  }, [])
  return {
    me,
    refusal: me === undefined ? refusal : undefined,
    loading: me === undefined && refusal === undefined,
    today: me?.today,
    posts: me?.posts ?? [],
    has: (...roles: readonly PostRole[]): boolean => (me?.posts ?? []).some((post) => roles.includes(post.role)),
    reload: reloadMe,
  }
}
