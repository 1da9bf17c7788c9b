const HOUR_MS = 3_600_000
/** Guangdong is eight hours ahead, summer and winter. */
const hourIn = (epochMs: number): number => Math.floor(epochMs / HOUR_MS + 8) % 24

/** 21:00 to 8:00 in the federation's time zone: nobody's telephone rings at night about aid. */
export const isQuiet = (epochMs: number): boolean => hourIn(epochMs) >= 21 || hourIn(epochMs) < 8
