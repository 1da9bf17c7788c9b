import { shared } from '../storage/shared'

/** On the web: the cloud has said that it does not know us (any more). The mini-program is always vouched for. */
export const signedOut = shared(() => false)
/** Grows with every sign-in: what was asked before was asked by a stranger and is asked again. */
export const signInRound = shared(() => 0)
