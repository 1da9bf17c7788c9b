import type { CaseSnapshot } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import type { MemberKey } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'

/** While the worker is asked to correct something, nothing is decided. */
export const noCorrectionOpen = ({ correction }: Pick<CaseSnapshot, 'correction'>): Result<true> =>
  correction === undefined ? ok(true) : refuse('CORRECTION_OPEN', { dueOn: correction.dueOn })

/** Everybody of a household by key, the applicant first. */
export const membersOf = ({ declaration }: Pick<CaseSnapshot, 'declaration'>): readonly MemberKey[] => [
  APPLICANT,
  ...declaration.members.map((member) => member.key),
]
