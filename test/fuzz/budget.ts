/** CPU seconds that one input may cost; measured as processor time, so that a busy machine changes nothing. */
export const CPU_MAX_S = 4
/** Megabytes that the process of one parser may reach at most. */
export const MEMORY_MAX_MB = 800
/** Inputs of one parser in the long form. */
export const LONG = 41_000
export const LONG_LEAST = 20_000
