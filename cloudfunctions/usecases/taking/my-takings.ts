import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { takingId } from '../stored/collections'
import { endTaking, takingsOf } from './takings-of'

/** 我在哪些手机和浏览器上带着入户资料. */
export const listTakings = (async ({ ports, person }) =>
  ok({
    takings: (await takingsOf(ports, person.id)).map(({ doc: { device, kind, since, lastUsed, ended } }) => ({
      ...{ device, kind, since, lastUsed },
      ended: ended !== undefined,
    })),
  })) satisfies UseCase<'taking.list'>

/** 手机丢了: revokes the phone's key at once; the phone learns of it at its next request. */
export const sayTakingEnded = (async ({ person, now, commit }, { device }) =>
  commit(async (tx) => {
    const outcome = await endTaking(tx, takingId(person.id, device), { at: now, because: 'said' })
    return outcome === 'ended' ? ok({}) : refuse('NOT_FOUND')
  })) satisfies UseCase<'taking.end'>
