import { shared } from '../storage/shared'

/** Web only: the cloud has answered that the session does not exist or has ended. The mini-program is always identified. */
export const signedOut = shared(() => false)
/** Increases with every sign-in: queries from before, answered without sign-in, are run again. */
export const signInRound = shared(() => 0)
