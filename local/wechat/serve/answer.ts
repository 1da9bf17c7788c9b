import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { busy, noTransaction } from '../data/faults'
import type { Transactions } from '../data/transactions'
import { type Action, type ActionRequest, CloudFault, type GatewayInside, type Reply } from '../protocol'
import type { Fault, FaultKind, Faults } from './faults'
import type { Journal } from './journal'

export type Answer =
  | { readonly status: number; readonly contentType: string; readonly body: string | Uint8Array }
  /** the connection must be broken */
  | 'none'

export type Answering = {
  readonly gateway: GatewayInside
  readonly actions: ReadonlyMap<string, Action>
  readonly transactions: Transactions
  readonly faults: Faults
  readonly journal: Journal
}

const JSON_TYPE = 'application/json; charset=utf-8'

const REFUSALS: Partial<Record<FaultKind, () => CloudFault>> = {
  'expired-keys': () => new CloudFault('SIGN_PARAM_INVALID', 'the token has expired'),
  quota: () => new CloudFault('EXCEED_REQUEST_LIMIT', 'request limit of the plan is exceeded'),
  'too-many-at-once': () => new CloudFault('EXCEED_CONCURRENT_REQUEST_LIMIT', 'too many requests at once'),
}

/** Simulates a fault of transactions, only for requests that belong to one. */
const befallTransaction = (kind: FaultKind, id: string, transactions: Transactions): void => {
  if (kind === 'conflict') transactions.conflict(id)
  if (kind === 'busy') throw busy()
  if (kind !== 'expired-transaction') return
  transactions.lose(id)
  throw noTransaction()
}

const befall = (faults: readonly Fault[], id: string | undefined, transactions: Transactions): void => {
  for (const { kind } of faults) {
    const refusal = REFUSALS[kind]
    if (refusal !== undefined) throw refusal()
    if (id !== undefined) befallTransaction(kind, id, transactions)
  }
}

const late = (faults: readonly Fault[]): number =>
  faults.reduce((sum, { kind, ms }) => sum + (kind === 'latency' ? (ms ?? 0) : 0), 0)

const act = (request: ActionRequest, faults: readonly Fault[], answering: Answering): Promise<Reply> => {
  const { actions, transactions, gateway } = answering
  const asked = request.body['transactionId']
  const id = typeof asked === 'string' && asked !== '' ? asked : undefined
  const work = async (): Promise<Reply> => {
    if (late(faults) > 0) await pause(late(faults))
    const action = actions.get(request.action)
    if (action === undefined) throw new CloudFault('INVALID_ACTION', `there is no action ${request.action}`)
    befall(faults, id, transactions)
    return action(request, gateway)
  }
  return id === undefined ? work() : transactions.inTurn(id, work)
}

const asJson = (json: unknown): Answer => ({ status: 200, contentType: JSON_TYPE, body: JSON.stringify(json) })

/** A refusal in the platform's form: status 200, a code, a message. */
export const asRefusal = (fault: CloudFault): Answer =>
  asJson({ requestId: randomUUID(), code: fault.code, message: fault.message })

const asAnswer = (reply: Reply): Answer =>
  'json' in reply
    ? asJson({ requestId: randomUUID(), ...reply.json })
    : { status: 200, contentType: reply.contentType, body: reply.bytes }

const broken = (faults: readonly Fault[]): Answer | undefined => {
  if (faults.some(({ kind }) => kind === 'hang-up')) return 'none'
  const error = faults.find(({ kind }) => kind === 'server-error')
  if (error === undefined) return undefined
  const status = error.status ?? 500
  return error.as === 'json'
    ? { status, contentType: JSON_TYPE, body: '{}' }
    : { status, contentType: 'text/html', body: '<html><body>Bad Gateway</body></html>' }
}

const reply = async (request: ActionRequest, faults: readonly Fault[], answering: Answering) => {
  try {
    const answer = asAnswer(await act(request, faults, answering))
    return { code: '', answer }
  } catch (error) {
    if (error instanceof CloudFault) return { code: error.code, answer: asRefusal(error) }
    throw error
  }
}

/** Answers one signed request. An error that is no refusal is a bug of the gateway and is rethrown. */
export const answerTo = async (request: ActionRequest, answering: Answering): Promise<Answer> => {
  const { gateway, journal } = answering
  const name = request.body['collectionName']
  const collection = typeof name === 'string' ? name : ''
  const began = performance.now()
  const note = (code: string): void =>
    journal.note({ at: gateway.clock.now(), action: request.action, collection, code, ms: performance.now() - began })
  const faults = answering.faults.of(request.action, collection)
  const instead = broken(faults)
  if (instead !== undefined) {
    note(instead === 'none' ? 'hang-up' : String(instead.status))
    return instead
  }
  const { code, answer } = await reply(request, faults, answering)
  note(code)
  return faults.some(({ kind }) => kind === 'lost-reply') ? 'none' : answer
}
