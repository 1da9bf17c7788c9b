import type { CallInput, CallName, CallOutput, CommandName, QueryName } from '@domain/contract'
import type { Answer, Envelope } from '@domain/contract/call'
import { entryOf } from '@domain/contract/entry'
import type { CaseId } from '@domain/kernel/ids'
import { isWeapp } from '../platform/place'
import { dropKey, keyFor } from './command-keys'
import { signedOut } from './presence'
import { noteRequest, requestId } from './request-number'
import { type Step, tellStep } from './steps-taken'
import { sendOnce } from './transport'

export type CallOptions = {
  /** for commands on a case: the case, and the version the command was decided on */
  readonly caseId?: CaseId | undefined
  readonly version?: number | undefined
  /** distinguishes two commands of the same name (such as two grants of one case), so that each has its own idempotency key */
  readonly keyFor?: string | undefined
}

/** Milliseconds before the second and third try. A command is retried with the same idempotency key. */
const PAUSES = [700, 2000] as const
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The answer when no response came. `about.network` selects a text about the connection. */
export const noAnswer = (requestId = ''): Answer<never> => ({
  ok: false,
  refusal: { code: 'UNAVAILABLE', about: { network: 'lost' } },
  requestId,
})

const undecided = (answer: Answer<unknown> | undefined): boolean =>
  answer === undefined || (!answer.ok && (answer.refusal.code === 'BUSY' || answer.refusal.code === 'UNAVAILABLE'))

/** Whether an immediate retry may help; not for a build without its cloud. */
const worthAnother = (answer: Answer<unknown> | undefined): boolean =>
  undecided(answer) && (answer === undefined || answer.ok || answer.refusal.about?.['cloud'] !== 'missing')

/** In a browser a session may end at any time: whichever call notices it, the page shows the sign-in once. */
const noticed = (answer: Answer<unknown> | undefined): void => {
  if (!isWeapp && answer?.ok === false && answer.refusal.code === 'NOT_SIGNED_IN') signedOut.set(true)
}

const persist = async (envelope: Envelope): Promise<Answer<unknown> | undefined> => {
  const entry = entryOf(envelope.name)
  let answer = await sendOnce(entry, envelope)
  for (const pause of PAUSES) {
    if (!worthAnother(answer)) break
    await sleep(pause)
    answer = await sendOnce(entry, envelope)
  }
  noticed(answer)
  return answer
}

/** The answer, or a refusal for a missing response; notes the request id that belongs to a refusal. */
const answeredOr = <N extends CallName>(answer: Answer<unknown> | undefined, id: string): Answer<CallOutput<N>> => {
  const given = (answer ?? noAnswer(id)) as Answer<CallOutput<N>>
  if (!given.ok) noteRequest(given.refusal, given.requestId === '' ? id : given.requestId)
  return given
}

/** Runs a query. Never throws: the answer is the value or a refusal. */
export const ask = async <N extends QueryName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> => {
  const id = requestId()
  return answeredOr<N>(await persist({ name, input, requestId: id }), id)
}

/**
 * Runs a command; `ask` and `command` are the only access to the cloud. A command without a response keeps its idempotency key:
 * repeating it with the same body completes the same command.
 */
export const command = async <N extends CommandName>(
  name: N,
  input: CallInput<N>,
  options: CallOptions = {},
): Promise<Answer<CallOutput<N>>> => {
  const head: Envelope = {
    name,
    input,
    ...(options.caseId === undefined ? {} : { caseId: options.caseId }),
    ...(options.version === undefined ? {} : { expectedVersion: options.version }),
  }
  const id = requestId()
  const about = `${options.caseId ?? ''}:${options.keyFor ?? ''}`
  const commandId = keyFor(name, about, head)
  // for a step on a case the page wants the changed case in the answer
  const view = options.version !== undefined
  const answer = await persist({ ...head, commandId, requestId: id, ...(view ? { view } : {}) })
  if (!undecided(answer)) dropKey(name, about)
  if (view && answer?.ok === true) tellStep(answer.value as Step)
  return answeredOr<N>(answer, id)
}
