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
  /** for commands on a case: which, and the version they were decided on */
  readonly caseId?: CaseId | undefined
  readonly version?: number | undefined
  /** tells two commands of one name apart (say, two grants of one case), so that each keeps its own key */
  readonly keyFor?: string | undefined
}

/** Waits before the second and third try. A lost answer is asked for again under the same key. */
const PAUSES = [700, 2000] as const
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Said by the phone itself when nothing came back. `about.network` lets the wording speak of the signal. */
export const noAnswer = (requestId = ''): Answer<never> => ({
  ok: false,
  refusal: { code: 'UNAVAILABLE', about: { network: 'lost' } },
  requestId,
})

const undecided = (answer: Answer<unknown> | undefined): boolean =>
  answer === undefined || (!answer.ok && (answer.refusal.code === 'BUSY' || answer.refusal.code === 'UNAVAILABLE'))

/** Whether trying once more at once may help: a build without its cloud stays without it. */
const worthAnother = (answer: Answer<unknown> | undefined): boolean =>
  undecided(answer) && (answer === undefined || answer.ok || answer.refusal.about?.['cloud'] !== 'missing')

/** In a browser a session may end at any moment: the page says so once, whichever call it was. */
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

/** The answer, or that there was none; a refusal can be asked for the request it belongs to. */
const answeredOr = <N extends CallName>(answer: Answer<unknown> | undefined, id: string): Answer<CallOutput<N>> => {
  const given = (answer ?? noAnswer(id)) as Answer<CallOutput<N>>
  if (!given.ok) noteRequest(given.refusal, given.requestId === '' ? id : given.requestId)
  return given
}

/** Asks the cloud something. Never throws: the answer is the value or a refusal. */
export const ask = async <N extends QueryName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> => {
  const id = requestId()
  return answeredOr<N>(await persist({ name, input, requestId: id }), id)
}

/**
 * Has the cloud do something; with `ask` the only door to it. A command that stayed without an answer keeps its key:
 * giving it again with the same body finishes the same command.
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
  // of a step on a case the page wants to know at once what it has become
  const view = options.version !== undefined
  const answer = await persist({ ...head, commandId, requestId: id, ...(view ? { view } : {}) })
  if (!undecided(answer)) dropKey(name, about)
  if (view && answer?.ok === true) tellStep(answer.value as Step)
  return answeredOr<N>(answer, id)
}
