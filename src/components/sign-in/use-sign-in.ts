import type { Refusal } from '@domain/kernel/result'
import { command, welcome } from '@src/gateway'
import { useCallback, useEffect, useRef, useState } from 'react'

export type SignIn =
  | { readonly kind: 'asking' }
  | { readonly kind: 'shown'; readonly request: string; readonly number: number; readonly lost: boolean }
  | { readonly kind: 'over' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type Begun = { readonly request: string; readonly secret: string; readonly number: number }

/** Polling interval: short for the first half minute, while a person is probably there with a phone, then longer. */
const pauseAfter = (tries: number): number => (tries < 20 ? 1500 : 3000)
/** The cloud ends a request after three minutes; the limit also stops a browser without a network. */
const TRIES_MAX = 150
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Watch = { readonly stopped: () => boolean; readonly tell: (state: SignIn) => void }

type Heard = 'in' | 'waiting' | 'lost' | 'over'

const hear = async ({ request, secret }: Begun): Promise<Heard> => {
  const answer = await command('session.collect', { request, secret })
  if (answer.ok) return answer.value.state === 'signed-in' ? 'in' : 'waiting'
  return answer.refusal.code === 'SIGN_IN_OVER' ? 'over' : 'lost'
}

/** Polls until the phone has approved or the request has ended. */
const heard = async (begun: Begun, { stopped, tell }: Watch): Promise<'in' | 'over'> => {
  for (let tries = 0; tries < TRIES_MAX && !stopped(); tries += 1) {
    await sleep(pauseAfter(tries))
    if (stopped()) return 'over'
    const word = await hear(begun)
    if (word === 'in' || word === 'over') return word
    tell({ kind: 'shown', request: begun.request, number: begun.number, lost: word === 'lost' })
  }
  return 'over'
}

/** One sign-in request, from its code to the session. `again` starts another. */
export const useSignIn = (): { readonly state: SignIn; readonly again: () => void } => {
  const [state, setState] = useState<SignIn>({ kind: 'asking' })
  const turn = useRef(0)
  const again = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    const watch: Watch = {
      stopped: () => mine !== turn.current,
      tell: (next) => {
        if (mine === turn.current) setState(next)
      },
    }
    const begin = async (): Promise<void> => {
      const begun = await command('session.begin', {})
      if (!begun.ok) {
        watch.tell({ kind: 'refused', refusal: begun.refusal })
        return
      }
      const { request, secret, number } = begun.value
      watch.tell({ kind: 'shown', request, number, lost: false })
      const word = await heard({ request, secret, number }, watch)
      if (word === 'over') watch.tell({ kind: 'over' })
      else if (!(await welcome())) window.location.reload()
    }
    setState({ kind: 'asking' })
    void begin()
  }, [])
  useEffect(() => {
    again()
    return () => {
      turn.current += 1
    }
  }, [again])
  return { state, again }
}
