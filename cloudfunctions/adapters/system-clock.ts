import type { Clock } from '@cloud/ports/world'

export const systemClock: Clock = { now: () => Date.now() }
