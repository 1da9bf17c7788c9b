import { createApi } from '@cloud/api/create'
import type { Identity, Visitor } from '@cloud/ports/identity'
import { identityOfSession } from '@cloud/usecases/session/identity-of-session'
import type { Answer } from '@domain/contract/call'
import { CALLS, type CallInput, type CallName, type CallOutput } from '@domain/contract/index'
import type { World } from '@test/support/ports'

export const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0'
export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
export const DESK: Visitor = { agent: EDGE, address: '203.0.113.7' }

let key = 0

/** Makes calls as a host passes them on: signed in or not, from a browser or from the phone. */
export const asking =
  (world: World) =>
  async <N extends CallName>(
    identity: Identity,
    name: N,
    input: CallInput<N>,
    more: { readonly visitor?: Visitor; readonly key?: string } = {},
  ): Promise<Answer<CallOutput<N>>> => {
    key += 1
    const command =
      CALLS[name].kind === 'command' ? { commandId: more.key ?? `sign-in-${String(key).padStart(10, '0')}` } : {}
    return (await createApi(world.ports)(identity, { name, input, ...command }, 100, more.visitor)) as never
  }

export const told = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

export const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.refusal.code)

/** A complete sign-in: a browser makes the request, an officer's phone approves, the browser collects its session. */
export const signedIn = async (world: World, openid: string, visitor: Visitor = DESK) => {
  const ask = asking(world)
  const begun = told(await ask(undefined, 'session.begin', {}, { visitor }))
  const { request, secret, number } = begun
  told(await ask({ openid }, 'session.approve', { request, number }))
  const { token = '' } = told(await ask(undefined, 'session.collect', { request, secret }, { visitor }))
  return { begun, token, identity: await identityOfSession(world.ports, token, visitor.agent) }
}
