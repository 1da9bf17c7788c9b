/** Kinds of devices that hold an offline kit. */
export const TAKING_KINDS = ['phone', 'browser'] as const
export type TakingKind = (typeof TAKING_KINDS)[number]

/** A phone, a desk and one spare; more are probably forgotten ones. */
export const TAKINGS_MOST = 5

/**
 * 带走的资料在手机上最多留几天: calendar days. A survey is owed within five working days of the acceptance; a household that is
 * still to be visited after a month is taken along anew, as it is by then. What has been written at the home stays.
 */
export const TAKEN_DAYS = 30
