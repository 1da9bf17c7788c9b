import type * as z from 'zod/mini'
import type { FromCase } from '../application/steps'
import { isKeyOf } from '../kernel/keys'
import { bankLayoutCalls } from './bank-layouts'
import { calendarCalls } from './calendar'
import type { CallSpec, FormRefusal, General } from './call'
import { callListCalls } from './call-list'
import { readCalls } from './cases'
import { cityCalls } from './city'
import { consentCalls } from './consent'
import { crosscheckCalls } from './crosscheck'
import { draftCalls } from './draft'
import { driveCalls } from './drive'
import { lookCalls } from './look'
import { moneyCalls } from './money'
import { officeCalls } from './office'
import { offlineKitCalls } from './offline-kit'
import { paperCalls } from './paper'
import { payoutCalls } from './payout'
import { personCalls } from './person'
import { rosterCalls } from './roster'
import { selfCalls } from './self'
import { sessionCalls } from './session'
import { stepCalls } from './steps'
import { tableCalls } from './tables'
import { unionCalls } from './unions'
import { unitCalls } from './unit'
import { workerCalls } from './worker'

/** All calls. docs/API.md and the JSON Schema are generated from this object. */
export const CALLS = {
  ...selfCalls,
  ...sessionCalls,
  ...workerCalls,
  ...draftCalls,
  ...consentCalls,
  ...readCalls,
  ...lookCalls,
  ...callListCalls,
  ...stepCalls,
  ...offlineKitCalls,
  ...crosscheckCalls,
  ...moneyCalls,
  ...payoutCalls,
  ...bankLayoutCalls,
  ...officeCalls,
  ...driveCalls,
  ...rosterCalls,
  ...personCalls,
  ...unionCalls,
  ...unitCalls,
  ...cityCalls,
  ...calendarCalls,
  ...paperCalls,
  ...tableCalls,
} as const satisfies Record<string, CallSpec>

export type CallName = keyof typeof CALLS
type Called = { [N in CallName]: (typeof CALLS)[N] extends { action: infer A } ? A : never }[CallName]
type None<Missing extends never> = Missing
/** Every step that is done from a case has a call that makes it: one without does not compile. @internal */
export type Uncalled = None<Exclude<FromCase, Called>>
type OfKind<K> = { [N in CallName]: (typeof CALLS)[N]['kind'] extends K ? N : never }[CallName]
export type CommandName = OfKind<'command'>
export type QueryName = OfKind<'query'>
export type CallInput<N extends CallName> = z.infer<(typeof CALLS)[N]['input']>
export type CallOutput<N extends CallName> = z.infer<(typeof CALLS)[N]['output']>
/** Every code this call may refuse with. */
export type CallRefusal<N extends CallName> = (typeof CALLS)[N]['refusals'][number] | General<(typeof CALLS)[N]>
/** Every code that some call may refuse with. Codes that no call declares are never shown and need no sentence. */
export type SaidRefusal = { [N in CallName]: CallRefusal<N> }[CallName] | FormRefusal
/** The names of all calls. @internal */
export const CALL_NAMES = Object.keys(CALLS) as CallName[]
export const isCallName = (name: string): name is CallName => isKeyOf(CALLS, name)
