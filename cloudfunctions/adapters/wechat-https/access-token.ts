import type { Clock } from '@cloud/ports/world'
import * as z from 'zod/mini'
import { type Ask, sound, WechatFault } from './ask'

const PATH = '/cgi-bin/stable_token'
/** Renewed before it expires, so that a request on its way does not arrive with an expired token. */
const AHEAD_MS = 5 * 60_000
/** WeChat allows twenty forced renewals a day, shared by all processes. */
const FORCE_EVERY_MS = 30 * 60_000

const Given = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.int().check(z.positive()) })
type Kept = { readonly token: string; readonly until: number }

export type AccessToken = {
  current(): Promise<string>
  /** a new token after WeChat refused `refused` */
  insteadOf(refused: string): Promise<string>
}

/**
 * The account's access token. `stable_token` returns the same token to every process until the token expires, so each process
 * can cache it independently. Concurrent calls share one request.
 */
export const accessTokenOf = (
  ask: Ask,
  { appid, secret, clock }: { readonly appid: string; readonly secret: string; readonly clock: Clock },
): AccessToken => {
  let kept: Kept | undefined
  let asking: Promise<Kept> | undefined
  let forcedAt = Number.NEGATIVE_INFINITY

  const fetched = async (force: boolean): Promise<Kept> => {
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: force }
    const { json } = await ask(PATH, {}, body)
    const given = Given.safeParse(sound(PATH, json))
    if (!given.success) throw new WechatFault(0, PATH)
    return { token: given.data.access_token, until: clock.now() + given.data.expires_in * 1000 }
  }
  /** A token other than the refused one; renewal is forced only when WeChat still returns the refused token. */
  const renewed = async (refused: string | undefined): Promise<Kept> => {
    const fresh = await fetched(false)
    if (fresh.token !== refused || clock.now() - forcedAt < FORCE_EVERY_MS) return fresh
    forcedAt = clock.now()
    return fetched(true)
  }
  const askedOnce = (refused: string | undefined): Promise<Kept> => {
    asking ??= renewed(refused)
      .then((fresh) => {
        kept = fresh
        return fresh
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  return {
    current: async () => {
      const now = clock.now()
      // shortly before a token expires, WeChat returns the next one; before that, WeChat returns its cached token
      if (kept !== undefined && kept.until - AHEAD_MS > now) return kept.token
      return (await askedOnce(undefined)).token
    },
    insteadOf: async (refused) => {
      if (kept !== undefined && kept.token !== refused) return kept.token
      return (await askedOnce(refused)).token
    },
  }
}
