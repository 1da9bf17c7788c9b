import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { RetentionKind } from '@domain/retention/retention'
import type { Collection } from '../../ports/doc-store'

/** The audit line of one kind on one day (id = `${day}:${kind}`), and where the job goes on. */
export type RetentionRunDoc = {
  readonly kind: RetentionKind
  readonly on: PlainDate
  readonly removed: number
  /** left alone because of an objection, a re-examination or an audit */
  readonly held: number
  readonly done: boolean
  /** where the next step goes on; not there when it begins or has ended */
  readonly cursor?: string | undefined
}
export const RETENTION_RUNS: Collection<RetentionRunDoc> = {
  name: 'retentionRuns',
  indexes: { byDay: { eq: [], sort: 'on' } },
  keys: ({ on }) => ({ on }),
}

/** Materials of a case have been given up: id = the case. Says so to whoever looks for a picture, and to the job. */
export type MaterialsGoneDoc = { readonly caseId: CaseId; readonly on: PlainDate; readonly files: number }
export const MATERIALS_GONE: Collection<MaterialsGoneDoc> = { name: 'materialsGone', indexes: {}, keys: () => ({}) }

/** 审计保留: id = the case; nothing of it is given up until an auditor lets it go. */
export type AuditHoldDoc = { readonly caseId: CaseId; readonly reason: string; readonly at: number }
export const AUDIT_HOLDS: Collection<AuditHoldDoc> = { name: 'auditHolds', indexes: {}, keys: () => ({}) }
