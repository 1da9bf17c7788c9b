import * as z from 'zod/mini'

/** Our own ids: a short prefix that says what it is, then letters and digits. Minted by the `Ids` port. */
const id = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}-[0-9A-Za-z_-]{4,40}$`)))

export const CaseId = id('CA').brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const PersonId = id('PE').brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const OrgId = id('OR').brand<'OrgId'>()
export type OrgId = z.infer<typeof OrgId>
export const FileId = id('FI').brand<'FileId'>()
export type FileId = z.infer<typeof FileId>
export const NoticeId = id('NO').brand<'NoticeId'>()
export type NoticeId = z.infer<typeof NoticeId>
export const ObjectionId = id('OB').brand<'ObjectionId'>()
export type ObjectionId = z.infer<typeof ObjectionId>
export const CheckBatchId = id('CB').brand<'CheckBatchId'>()
export type CheckBatchId = z.infer<typeof CheckBatchId>
export const GrantId = id('GR').brand<'GrantId'>()
export type GrantId = z.infer<typeof GrantId>
export const BudgetLineId = id('BL').brand<'BudgetLineId'>()
export type BudgetLineId = z.infer<typeof BudgetLineId>
export const PayoutBatchId = id('PB').brand<'PayoutBatchId'>()
export type PayoutBatchId = z.infer<typeof PayoutBatchId>
/** Members are numbered inside a household: m0 is the applicant. */
export const MemberKey = z
  .string()
  .check(z.regex(/^m\d{1,2}$/))
  .brand<'MemberKey'>()
export type MemberKey = z.infer<typeof MemberKey>
/** Born on the phone, stored there before the first send. */
export const CommandId = z
  .string()
  .check(z.regex(/^[0-9A-Za-z_-]{16,64}$/))
  .brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>
