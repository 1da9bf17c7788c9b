import type * as z from 'zod/mini'
import { isKeyOf } from '../kernel/keys'
import type { Action } from './action'
import type { EntryHead } from './entry-head'
import { STEPS } from './steps'

/** The facts each action leaves in the log. */
export type EntryFacts<K extends Action> = z.infer<(typeof STEPS)[K]['facts']>
export type EntryOf<K extends Action> = EntryHead & { readonly kind: K; readonly facts: EntryFacts<K> }
/** One entry of a case's log. */
export type Entry = { [K in Action]: EntryOf<K> }[Action]

/** false: an entry written by a newer version of this program, as can happen during a deployment */
export const isEntryKind = (kind: string): kind is Action => isKeyOf(STEPS, kind)
