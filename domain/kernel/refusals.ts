/**
 * Every reason the product may give for saying no. Closed and append-only: a number is never
 * reused. Blocks of a thousand follow the trade; `test/rules/kernel/refusals.spec.ts` proves them
 * unique and in block. `retry` says what the person can do next.
 */
export type Retry = 'never' | 'after-edit' | 'later' | 'reload'

export const REFUSALS = {
  // 1xxx – the call itself
  BAD_INPUT: { no: 1001, retry: 'after-edit' },
  UNKNOWN_CALL: { no: 1002, retry: 'never' },
  NOT_SIGNED_IN: { no: 1003, retry: 'later' },
  NOT_ALLOWED: { no: 1004, retry: 'never' },
  NOT_FOUND: { no: 1005, retry: 'never' },
  STALE_VERSION: { no: 1006, retry: 'reload' },
  KEY_REUSED: { no: 1007, retry: 'never' },
  BUSY: { no: 1008, retry: 'later' },
  UNAVAILABLE: { no: 1009, retry: 'later' },
  TOO_LARGE: { no: 1010, retry: 'after-edit' },
  TOO_MANY: { no: 1011, retry: 'later' },
  // 2xxx – application, household, proof, consent, files
  ID_NUMBER_WRONG: { no: 2001, retry: 'after-edit' },
  MOBILE_WRONG: { no: 2002, retry: 'after-edit' },
  BANK_CARD_WRONG: { no: 2003, retry: 'after-edit' },
  PROOF_MISSING: { no: 2004, retry: 'after-edit' },
  CONSENT_MISSING: { no: 2005, retry: 'after-edit' },
  ALREADY_ON_FILE: { no: 2006, retry: 'never' },
  ACCOUNT_NOT_OWN: { no: 2007, retry: 'after-edit' },
  FILE_KIND_WRONG: { no: 2008, retry: 'after-edit' },
  FILE_TOO_LARGE: { no: 2009, retry: 'after-edit' },
  FILE_COUNT: { no: 2010, retry: 'after-edit' },
  FILE_NOT_RECEIVED: { no: 2011, retry: 'after-edit' },
  HOUSEHOLD_INCONSISTENT: { no: 2012, retry: 'after-edit' },
  PERIOD_WRONG: { no: 2013, retry: 'after-edit' },
  APPLICATIONS_CLOSED: { no: 2014, retry: 'later' },
  WRONG_STAGE: { no: 2015, retry: 'reload' },
  CORRECTION_OPEN: { no: 2016, retry: 'later' },
  NO_CORRECTION_OPEN: { no: 2017, retry: 'reload' },
  REEXAMINATION_USED: { no: 2018, retry: 'never' },
  CONSENT_REVOKED: { no: 2019, retry: 'never' },
  CLAIM_CODE_WRONG: { no: 2020, retry: 'after-edit' },
  REASON_MISSING: { no: 2021, retry: 'after-edit' },
  TEXT_HOLDS_PRIVATE_DATA: { no: 2022, retry: 'after-edit' },
  // 3xxx – survey, deliberation
  SURVEYORS_TOO_FEW: { no: 3001, retry: 'after-edit' },
  SIGNATURE_MISSING: { no: 3002, retry: 'after-edit' },
  SURVEY_PHOTO_MISSING: { no: 3003, retry: 'after-edit' },
  QUORUM_NOT_MET: { no: 3004, retry: 'after-edit' },
  VOTES_INCONSISTENT: { no: 3005, retry: 'after-edit' },
  RECUSAL_REQUIRED: { no: 3006, retry: 'after-edit' },
  DATE_IN_FUTURE: { no: 3007, retry: 'after-edit' },
  DATE_TOO_EARLY: { no: 3008, retry: 'after-edit' },
  INCOMPATIBLE_ROLE: { no: 3009, retry: 'never' },
  OWN_HOUSEHOLD: { no: 3010, retry: 'never' },
  SURVEYOR_UNFIT: { no: 3011, retry: 'after-edit' },
  // 4xxx – notice, objection
  NOTICE_STILL_OPEN: { no: 4001, retry: 'later' },
  NOTICE_OBJECTED: { no: 4002, retry: 'later' },
  NOTICE_PHOTO_MISSING: { no: 4003, retry: 'after-edit' },
  NOTICE_NOT_OPEN: { no: 4004, retry: 'reload' },
  OBJECTION_ANSWERED: { no: 4005, retry: 'reload' },
  CALENDAR_MISSING: { no: 4006, retry: 'later' },
  NOTICE_POSTED_TOO_EARLY: { no: 4007, retry: 'after-edit' },
  // 5xxx – review, cross-check, determination, dossier
  CROSSCHECK_UNFINISHED: { no: 5001, retry: 'later' },
  HIT_UNANSWERED: { no: 5002, retry: 'later' },
  BATCH_CLOSED: { no: 5003, retry: 'reload' },
  ROWS_REJECTED: { no: 5004, retry: 'after-edit' },
  SHEET_CHANGED: { no: 5005, retry: 'reload' },
  CLASS_NOT_SUPPORTED: { no: 5006, retry: 'after-edit' },
  ACCIDENT_EVIDENCE_MISSING: { no: 5007, retry: 'after-edit' },
  DOSSIER_NOT_ACTIVE: { no: 5008, retry: 'never' },
  POLICY_MISSING: { no: 5009, retry: 'later' },
  POLICY_INVALID: { no: 5010, retry: 'after-edit' },
  // 6xxx – programme, grant
  GRANT_REPEATED: { no: 6001, retry: 'never' },
  GRANT_ABOVE_CAP: { no: 6002, retry: 'after-edit' },
  GRANT_SPLIT_WRONG: { no: 6003, retry: 'after-edit' },
  GRANT_NOT_ELIGIBLE: { no: 6004, retry: 'never' },
  GRANT_WRONG_STATE: { no: 6005, retry: 'reload' },
  // 7xxx – fund, payout
  BUDGET_EXHAUSTED: { no: 7001, retry: 'later' },
  BUDGET_LINE_EXISTS: { no: 7002, retry: 'never' },
  ALLOCATION_BELOW_USE: { no: 7003, retry: 'after-edit' },
  SAME_PERSON_TWICE: { no: 7004, retry: 'never' },
  BATCH_WRONG_STATE: { no: 7005, retry: 'reload' },
  CONTROL_TOTAL_WRONG: { no: 7006, retry: 'after-edit' },
  RESULT_ALREADY_IN: { no: 7007, retry: 'never' },
  ACCOUNT_UNCHANGED: { no: 7008, retry: 'after-edit' },
  // 8xxx – organisation, administration
  ORG_WRONG_LEVEL: { no: 8001, retry: 'after-edit' },
  POST_EXISTS: { no: 8002, retry: 'never' },
  ORG_EXISTS: { no: 8003, retry: 'after-edit' },
  MEMBER_CODE_WRONG: { no: 8004, retry: 'after-edit' },
} as const satisfies Record<string, { no: number; retry: Retry }>

export type RefusalCode = keyof typeof REFUSALS
