import * as z from 'zod/mini'
import { FileId, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { BankLayout, LayoutKey } from '../payout/layout'
import { command, query } from './call'

/** 银行格式: how a union's bank wants its files, and how it answers. */
export const bankLayoutCalls = {
  'bankLayout.list': query({
    who: ['fund-officer'],
    scope: 'org',
    about: '本会和上级工会自己做的银行格式，每个名称列最新的一份',
    input: z.object({ org: OrgId }),
    output: z.object({
      items: z.array(z.object({ key: LayoutKey, layout: BankLayout, savedOn: PlainDate, own: z.boolean() })),
    }),
  }),
  'bankLayout.save': command({
    who: ['fund-officer'],
    scope: 'org',
    handles: true,
    about: '保存一种银行格式；同名的由新的代替，已经导出的批次仍按原来的读',
    input: z.object({ org: OrgId, layout: BankLayout, off: z.optional(z.literal(true)) }),
    output: z.object({ key: LayoutKey }),
    refusals: ['BANK_COLUMNS_MISSING'],
  }),
  'bankSample.import': command({
    who: ['fund-officer'],
    scope: 'somewhere',
    about: '读银行给的样表：开头几行，长号码只留头尾；什么都不写入',
    input: z.object({ file: FileId, sheet: z.optional(z.string().check(z.maxLength(100))) }),
    output: z.object({
      file: BankLayout.shape.out.shape.file,
      delimiter: z.optional(BankLayout.shape.out.shape.delimiter),
      encoding: z.optional(BankLayout.shape.out.shape.encoding),
      rows: z.array(z.array(z.string())),
    }),
    refusals: ['FILE_NOT_RECEIVED', 'FILE_KIND_WRONG', 'TABLE_LOCKED', 'TABLE_TOO_LONG', 'TABLE_EMPTY', 'TABLE_SHEETS'],
  }),
}
