import * as z from 'zod/mini'
import { isLeftBy } from '../application/money/grant'
import type { CaseSnapshot } from '../application/snapshot'
import { grantsFor } from '../application/state'
import { MESSAGE_KEYS, type MessageKey, type MessageTopic } from '../message/message'

/**
 * Topics a worker must learn of even when no WeChat message reaches them: requests to them, and decisions about them or their
 * money. Progress is shown in the timeline; duties are for officers.
 */
const RUNG: ReadonlySet<MessageTopic> = new Set<MessageTopic>(['wanted', 'decision', 'payment'])

/**
 * Matters of which a base union informs a worker by telephone. Answers to objections are missing because the objector is hidden
 * from the base union. @internal */
export const CALL_LIST_KEYS = [
  'correctionWanted',
  'crosscheckAsked',
  'determined',
  'refused',
  'reexaminationDecided',
  'redetermined',
  'exited',
  'consentTakenBack',
  'granted',
  'paid',
  'payFailed',
  'payNotYours',
  'payReturned',
  'traceAnswered',
  'recoveryDemanded',
  'recoveryReceived',
  'recoveryEnded',
  'accountChanged',
] as const satisfies readonly MessageKey[]
export const CallListKey = z.enum(CALL_LIST_KEYS)
export type CallListKey = z.infer<typeof CallListKey>

const KEYS: ReadonlySet<string> = new Set(CALL_LIST_KEYS)
export const goesOnCallList = (key: MessageKey): key is CallListKey => RUNG.has(MESSAGE_KEYS[key]) && KEYS.has(key)

type About = Pick<CaseSnapshot, 'stage' | 'correction' | 'check' | 'grants'>

/** Whether the matter is still open: after a correction was answered or money has arrived, no call is needed any more. */
export const stillMatters = (key: CallListKey, s: About): boolean => {
  switch (key) {
    case 'correctionWanted':
      return s.correction !== undefined
    case 'crosscheckAsked':
      return s.check?.hits.some(({ reply, verdict }) => reply === undefined && verdict === undefined) ?? false
    case 'determined':
    case 'redetermined':
      return s.stage === 'on-file'
    case 'refused':
      return s.stage === 'refused'
    case 'consentTakenBack':
      return s.stage === 'withdrawn'
    case 'granted':
      return s.grants.some((grant) => isLeftBy('holdGrant', grant))
    case 'paid':
    case 'traceAnswered':
      return grantsFor('confirmReceipt', s).length > 0
    case 'payFailed':
      return grantsFor('decideFailure', s).some(({ failedOwner }) => failedOwner === 'payee')
    case 'payNotYours':
    case 'payReturned':
      return grantsFor('decideFailure', s).length > 0
    case 'recoveryDemanded':
      return grantsFor('receiveRecovery', s).length > 0
    case 'recoveryReceived':
    case 'recoveryEnded':
    case 'reexaminationDecided':
    case 'exited':
    case 'accountChanged':
      return true
  }
}
