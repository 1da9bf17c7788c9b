import type { Answer } from '@domain/contract/call'
import Taro from '@tarojs/taro'
import { addressOf } from '../platform/place'
import { read, remove, write } from '../storage/key-value'
import { isAnswer } from './answer'

/** The session on a federation's own server. WeChat's own cloud identifies the caller itself and needs none. */
const KEPT = 'session'
const PATIENCE = 15_000

type SignedIn = Answer<{ readonly token: string }> | undefined

const signIn = async (): Promise<SignedIn> => {
  const { code } = await Taro.login()
  const reply = await Taro.request<unknown>({
    url: addressOf('login'),
    method: 'POST',
    header: { 'content-type': 'application/json' },
    data: { code },
    timeout: PATIENCE,
  })
  const answer = reply.data
  return isAnswer(answer) ? (answer as SignedIn) : undefined
}

let asking: Promise<SignedIn> | undefined

/** Concurrent calls that need a token share one sign-in. `undefined`: no response came. */
const signInOnce = (): Promise<SignedIn> => {
  asking ??= signIn()
    .catch(() => undefined)
    .then((answer) => {
      if (answer?.ok === true) write(KEPT, answer.value.token)
      return answer
    })
    .finally(() => {
      asking = undefined
    })
  return asking
}

const kept = (): string | undefined => {
  const token = read(KEPT)
  return typeof token === 'string' && token !== '' ? token : undefined
}

/** The phone's token, after a sign-in if it has none; or the server's refusal. */
export const session = async (): Promise<SignedIn> => {
  const token = kept()
  return token === undefined ? signInOnce() : { ok: true, value: { token }, requestId: '' }
}

/**
 * A new token in place of one the server no longer accepts. Happens without any action of the person, who is signed in to
 * WeChat.
 */
export const sessionInsteadOf = async (over: string): Promise<SignedIn> => {
  if (kept() === over) remove(KEPT)
  return session()
}
