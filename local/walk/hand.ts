import type { CallSpec } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALLS, type CallName, type CallOutput } from '@domain/contract/index'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Refusal } from '@domain/kernel/result'
import { nanoid } from 'nanoid'
import * as z from 'zod/mini'
import { type Picture, pictureOf } from './pictures'
import type { Wire } from './wire'

/** A call's input before it is parsed. */
export type Said<N extends CallName> = z.input<(typeof CALLS)[N]['input']>
type Purpose = Said<'file.ticket'>['purpose']

/** A call that had to succeed was refused. */
class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly call: CallName,
    readonly refusal: Refusal,
  ) {
    super(`${call}: ${refusal.code} ${JSON.stringify(refusal.about ?? {})}`)
  }
}

export type Hand = {
  /** makes a call that must succeed; throws Refused otherwise */
  readonly tell: <N extends CallName>(who: string, name: N, input: Said<N>, caseId?: string) => Promise<CallOutput<N>>
  /** makes a call that must be refused with this code */
  readonly expectRefusal: <N extends CallName>(
    code: RefusalCode,
    who: string,
    name: N,
    input: Said<N>,
    caseId?: string,
  ) => Promise<void>
  readonly upload: (who: string, purpose: Purpose, bytes?: Uint8Array, mime?: string) => Promise<string>
  readonly download: (who: string, url: string) => Promise<Uint8Array>
  readonly calls: () => number
}

const Acked = z.object({ caseId: z.string(), version: z.int() })

const PICTURE_OF: Readonly<Record<Purpose, Picture>> = {
  proof: 'paper',
  signature: 'signature',
  'survey-photo': 'room',
  'notice-photo': 'board',
  'drive-photo': 'board',
  objection: 'paper',
  reply: 'paper',
  table: 'paper',
}

/**
 * Makes calls as persons of the town, and takes care of idempotency keys, versions of cases, and the three steps of an upload.
 */
export const handOn = (wire: Wire): Hand => {
  const versions = new Map<string, number>()
  let calls = 0

  const once = async (who: string, name: CallName, input: unknown, caseId: string | undefined, key: string) => {
    const spec: CallSpec = CALLS[name]
    calls += 1
    return wire.call(who, entryOf(name), {
      name,
      input,
      ...(spec.kind === 'command' ? { commandId: key } : {}),
      ...(caseId === undefined ? {} : { caseId }),
      ...(caseId === undefined || spec.action === undefined ? {} : { expectedVersion: versions.get(caseId) ?? 0 }),
    })
  }

  const attempt = async (who: string, name: CallName, input: unknown, caseId?: string) => {
    const answer = await once(who, name, input, caseId, nanoid(24))
    // another person has changed the case: reads the version again and decides again, here always in the same way
    const now = answer.ok || answer.refusal.code !== 'STALE_VERSION' ? undefined : answer.refusal.about?.['now']
    if (typeof now !== 'number' || caseId === undefined) return answer
    versions.set(caseId, now)
    return once(who, name, input, caseId, nanoid(24))
  }

  const tell = async <N extends CallName>(who: string, name: N, input: Said<N>, caseId?: string) => {
    const answer = await attempt(who, name, input, caseId)
    if (!answer.ok) throw new Refused(name, answer.refusal)
    const acked = Acked.safeParse(answer.value)
    if (acked.success) versions.set(acked.data.caseId, acked.data.version)
    // the cloud's answers have the shape of the contract; test/cloud checks it for every call
    return answer.value as CallOutput<N>
  }

  return {
    tell,
    expectRefusal: async (code, who, name, input, caseId) => {
      const answer = await attempt(who, name, input, caseId)
      if (answer.ok) throw new Error(`${name} was to be refused with ${code}`)
      if (answer.refusal.code !== code) throw new Refused(name, answer.refusal)
    },
    upload: async (who, purpose, bytes = pictureOf(PICTURE_OF[purpose]), mime = 'image/png') => {
      const { file, put } = await tell(who, 'file.ticket', { purpose, size: bytes.byteLength, mime })
      if (put.via !== 'https') throw new Error('the desk takes uploads itself')
      calls += 1
      await wire.put(who, put.path, bytes)
      await tell(who, 'file.confirm', { file })
      return file
    },
    download: (who, url) => {
      calls += 1
      return wire.get(who, url)
    },
    calls: () => calls,
  }
}
