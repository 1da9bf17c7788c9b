import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import { useEffect } from 'react'
import { call } from './call'
import { shared } from './shared'

type Current = CallOutput<'policy.current'>
type Known = { readonly current: Current | undefined; readonly refusal: Refusal | undefined; readonly asking: boolean }

const known = shared<Known>(() => ({ current: undefined, refusal: undefined, asking: false }))

const reloadPolicy = async (): Promise<void> => {
  known.set({ ...known.get(), asking: true })
  const answer = await call('policy.current', {})
  known.set(
    answer.ok
      ? { current: answer.value, refusal: undefined, asking: false }
      : { ...known.get(), refusal: answer.refusal, asking: false },
  )
}

/** The rules in force, asked once for the whole app. */
export const usePolicy = () => {
  const { current, refusal } = known.use()
  useEffect(() => {
    const now = known.get()
    if (now.current === undefined && !now.asking) void reloadPolicy()
  }, [])
  return {
    policy: current?.policy,
    today: current?.today,
    refusal: current === undefined ? refusal : undefined,
    loading: current === undefined && refusal === undefined,
    reload: reloadPolicy,
  }
}
