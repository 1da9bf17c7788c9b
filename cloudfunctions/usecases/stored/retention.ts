import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { RetentionKind } from '@domain/retention/retention'
import type { Collection } from '../../ports/doc-store'

/** The record of one kind's deletions on one day (id = `${day}:${kind}`), and the job's progress. */
export type RetentionRunDoc = {
  readonly kind: RetentionKind
  readonly on: PlainDate
  readonly removed: number
  /** kept because of an objection, a re-examination or an audit */
  readonly held: number
  readonly done: boolean
  /** where the next step continues; absent at the start and after the end */
  readonly cursor?: string | undefined
}
export const RETENTION_RUNS: Collection<RetentionRunDoc> = {
  name: 'retentionRuns',
  indexes: { byDay: { eq: [], sort: 'on' } },
  keys: ({ on }) => ({ on }),
}

/** The pictures and papers of a case have been deleted: id = the case. Read by code that looks for a file, and by the job. */
export type MaterialsGoneDoc = { readonly caseId: CaseId; readonly on: PlainDate; readonly files: number }
export const MATERIALS_GONE: Collection<MaterialsGoneDoc> = { name: 'materialsGone', indexes: {}, keys: () => ({}) }

/** 审计保留: id = the case; nothing of it is deleted until the hold is released. */
export type AuditHoldDoc = { readonly caseId: CaseId; readonly reason: string; readonly at: number }
export const AUDIT_HOLDS: Collection<AuditHoldDoc> = { name: 'auditHolds', indexes: {}, keys: () => ({}) }
