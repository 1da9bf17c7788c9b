/** Kinds of devices that hold an offline kit. */
export const KIT_DEVICES = ['phone', 'browser'] as const
export type KitDevice = (typeof KIT_DEVICES)[number]

/** A phone, a desk and one spare; more are probably forgotten ones. */
export const KITS_MOST = 5

/**
 * 带走的资料在手机上最多留几天: calendar days. A survey is due within five working days of the acceptance; a household that still has to be
 * visited after a month is taken along again with its current data. Records written at the home stay.
 */
export const KIT_DAYS = 30
