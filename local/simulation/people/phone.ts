import type { Answer } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import { CALLS, type CallName, type CallOutput } from '@domain/contract/index'
import type { CaseId } from '@domain/kernel/ids'
import type { Said } from '../../walk/hand'
import type { Chance } from '../chance/random'
import { type Cloud, Killed } from '../world/cloud'
import { PICTURE, TABLE_MIME } from '../world/papers'

/** A call as it was answered, for the trace and the story of a run. */
export type Heard = {
  readonly who: string
  readonly name: CallName
  readonly input: unknown
  readonly caseId: string | undefined
  /** the version of the case that the caller had seen */
  readonly version: number | undefined
  /** the answer to the same command when it was carried out before, and the answer was lost or came twice */
  readonly before: Answer<unknown> | undefined
  readonly answer: Answer<unknown> | 'no answer'
}

export type On = {
  readonly caseId?: string | undefined
  readonly version?: number | undefined
  /** the idempotency key; default: a new one */
  readonly key?: string
  readonly view?: true
}

type Envelope = { readonly name: CallName; readonly input: unknown } & Readonly<Record<string, unknown>>

/** Refusals after which a phone sends the same command again, under the same key. */
const AGAIN = new Set(['BUSY', 'UNAVAILABLE', 'UPGRADING'])
const ATTEMPTS = 4

/** Requests that the network delivers later than it should. */
type Late = { readonly who: string; readonly envelope: Envelope }

/** How persons of the simulated city reach the cloud: only by public calls, over a network that loses and repeats them. */
export type Phone = {
  readonly ask: <N extends CallName>(who: string, name: N, input: Said<N>, on?: On) => Promise<Answer<CallOutput<N>>>
  /** a file that was uploaded and confirmed; undefined when that failed */
  readonly upload: (who: string, purpose: Said<'file.ticket'>['purpose'], bytes?: Uint8Array) => Promise<string>
  readonly download: (url: string) => Promise<Uint8Array>
  /** delivers the requests that are late */
  readonly deliverLate: () => Promise<void>
  /** the command that was sent last, as somebody might send it again */
  readonly lastCommand: () => Late | undefined
  readonly resend: (who: string, envelope: Late['envelope']) => Promise<Answer<unknown>>
  /** calls that got an answer */
  readonly answered: () => number
}

type Sending = { readonly answer: Answer<unknown> | undefined; readonly before: Answer<unknown> | undefined }
const wantsAnother = (answer: Answer<unknown> | undefined): boolean =>
  answer === undefined || (!answer.ok && AGAIN.has(answer.refusal.code))

/** What an earlier release of the app did not send yet. */
const asFormerly = (envelope: Envelope): Envelope => {
  const { view: _view, ...rest } = envelope
  const { input } = rest
  if (typeof input !== 'object' || input === null) return rest as Envelope
  const { asked: _asked, kinAsked: _kin, ballot: _ballot, ...said } = input as Record<string, unknown>
  return { ...rest, name: envelope.name, input: said }
}

export const phoneOn = (cloud: Cloud, chance: () => Chance, heard: (call: Heard) => void): Phone => {
  let keys = 0
  let answers = 0
  let last: Late | undefined
  let late: Late[] = []

  const deliver = async (who: string, envelope: Envelope): Promise<Answer<unknown> | undefined> => {
    const process = cloud.process(chance().between(0, 1))
    try {
      const answer = await process[entryOf(envelope.name)]({ openid: who }, envelope, 0)
      // whatever a killed process says, nobody hears it
      return process.dead ? undefined : answer
    } catch (error) {
      if (error instanceof Killed) return undefined
      throw error
    }
  }
  /** One request through the network, where the fault of the move may happen. `before`: an answer that got lost. */
  const send = async (who: string, envelope: Envelope, faulty: boolean): Promise<Sending> => {
    const name = faulty ? cloud.trouble.fault?.name : undefined
    if (name === 'sent-late') {
      cloud.trouble.met = true
      late.push({ who, envelope })
      return { answer: undefined, before: undefined }
    }
    const before = name === 'sent-twice' ? await deliver(who, envelope) : undefined
    const answer = await deliver(who, envelope)
    if (name === 'sent-twice' || name === 'answer-lost') cloud.trouble.met = true
    return name === 'answer-lost' ? { answer: undefined, before: answer } : { answer, before }
  }
  /** Sends until there is an answer that does not ask for another attempt. */
  const persist = async (who: string, body: Envelope): Promise<Sending> => {
    cloud.trouble.calls += 1
    const faulty = cloud.trouble.calls === cloud.trouble.fault?.at
    let { answer, before } = await send(who, body, faulty)
    for (let attempt = 2; attempt <= ATTEMPTS && wantsAnother(answer); attempt += 1) {
      if (attempt === ATTEMPTS) cloud.trouble.fault = undefined // whatever it was, it has passed
      answer = (await send(who, body, false)).answer
    }
    return { answer, before }
  }
  const submit = async (who: string, envelope: Envelope, version?: number): Promise<Answer<unknown>> => {
    const former = cloud.trouble.fault?.name === 'former-client'
    if (former) cloud.trouble.quiet = true
    const sent = former ? asFormerly(envelope) : envelope
    // JSON, as on the network
    const { answer, before } = await persist(who, JSON.parse(JSON.stringify(sent)) as Envelope)
    answers += 1
    const caseId = typeof envelope['caseId'] === 'string' ? envelope['caseId'] : undefined
    const about = { who, name: envelope.name, input: envelope.input, caseId, version, before }
    heard({ ...about, answer: answer ?? 'no answer' })
    return answer ?? { ok: false, refusal: { code: 'UNAVAILABLE' }, requestId: '' }
  }
  const ask: Phone['ask'] = async (who, name, input, { caseId, version, key, view } = {}) => {
    keys += 1
    const command = CALLS[name].kind === 'command'
    const envelope: Envelope = {
      name,
      input,
      ...(command ? { commandId: key ?? `key-${String(keys).padStart(16, '0')}` } : {}),
      ...(caseId === undefined ? {} : { caseId: caseId as CaseId }),
      ...(version === undefined ? {} : { expectedVersion: version }),
      ...(view === undefined ? {} : { view }),
    }
    if (command && !name.startsWith('file.')) last = { who, envelope }
    return (await submit(who, envelope, version)) as never
  }
  return {
    ask,
    // somebody who sends an old command again has not seen the case
    resend: (who, envelope) => submit(who, envelope),
    answered: () => answers,
    lastCommand: () => last,
    upload: async (who, purpose, bytes = PICTURE) => {
      const mime = purpose === 'table' ? TABLE_MIME : 'image/png'
      const ticket = await ask(who, 'file.ticket', { purpose, size: bytes.length, mime })
      if (!ticket.ok || ticket.value.put.via !== 'https') return 'FI-none'
      cloud.files.put(ticket.value.put.path, bytes)
      await ask(who, 'file.confirm', { file: ticket.value.file })
      return ticket.value.file
    },
    download: async (url) => (await cloud.files.read((url.split('/')[1] ?? '') as never)) ?? new Uint8Array(),
    deliverLate: async () => {
      const now = late
      late = []
      for (const { who, envelope } of now) await submit(who, envelope)
    },
  }
}
