import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { kitId } from '../stored/collections'
import { endKit, kitsOf } from './kits-of'

/** 我在哪些手机和浏览器上带着入户资料. */
export const listKits = (async ({ ports, person }) =>
  ok({
    takings: (await kitsOf(ports, person.id)).map(({ doc: { device, kind, since, lastUsed, ended } }) => ({
      ...{ device, kind, since, lastUsed },
      ended: ended !== undefined,
    })),
  })) satisfies UseCase<'taking.list'>

/** 手机丢了: revokes the phone's key at once; the phone is notified at its next request. */
export const endOwnKit = (async ({ person, now, commit }, { device }) =>
  commit(async (tx) => {
    const outcome = await endKit(tx, kitId(person.id, device), { at: now, because: 'said' })
    return outcome === 'ended' ? ok({}) : refuse('NOT_FOUND')
  })) satisfies UseCase<'taking.end'>
