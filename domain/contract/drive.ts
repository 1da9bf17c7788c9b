import * as z from 'zod/mini'
import { FileId, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { Jurisdiction } from '../organisation/jurisdiction'
import { command, HandedOut, Nothing, Page, query, Year } from './call'
import { OrgRef } from './self'

const READERS = ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor'] as const
const CHASERS = ['city-reviewer', 'county-reviewer', 'administrator'] as const

/** Which base unions of the drive: those that have not posted, have no officer of their own, or were registered this year. */
const Which = z.enum(['waiting', 'no-officer', 'new'])
const Sought = { year: Year, jurisdiction: z.optional(Jurisdiction), which: Which }

export const driveCalls = {
  'drive.start': command({
    who: ['city-reviewer', 'administrator'],
    scope: 'org',
    about: '发起年度宣传摸底：当场生效，随后由定时任务分批通知所有基层工会张贴海报',
    input: z.object({ org: OrgId, year: Year, words: Words(500), until: PlainDate }),
    output: z.object({ unions: z.int() }),
    refusals: ['ORG_WRONG_LEVEL', 'DATE_TOO_EARLY'],
  }),
  'drive.confirm': command({
    who: ['base-officer'],
    scope: 'org',
    about: '基层工会确认已张贴宣传海报（附照片）',
    input: z.object({ org: OrgId, year: Year, photo: FileId }),
    output: Nothing,
    refusals: ['FILE_NOT_RECEIVED', 'ORG_WRONG_LEVEL'],
  }),
  'drive.coverage': query({
    who: ['base-officer', ...READERS, 'administrator'],
    scope: 'somewhere',
    about: '宣传覆盖：每个地区几家已张贴',
    // with a jurisdiction: also its unions one by one, paginated
    input: z.object({ year: Year, jurisdiction: z.optional(Jurisdiction), ...Page }),
    output: z.object({
      started: z.boolean(),
      words: z.optional(z.string()),
      until: z.optional(PlainDate),
      /** number of unions notified so far, while the clock is still notifying them */
      told: z.optional(z.int()),
      byJurisdiction: z.array(z.object({ jurisdiction: Jurisdiction, unions: z.int(), confirmed: z.int() })),
      mine: z.array(z.object({ org: OrgRef, confirmed: z.boolean() })),
      unions: z.optional(
        z.array(z.object({ org: OrgRef, confirmed: z.boolean(), confirmedOn: z.optional(PlainDate) })),
      ),
      next: z.optional(z.string()),
    }),
  }),
  'drive.chase': query({
    who: [...READERS, 'administrator'],
    scope: 'somewhere',
    about: '要追的基层工会：没张贴、没有经办人、今年新登记的；多的导出来看',
    input: z.object(Sought),
    output: z.object({
      unions: z.array(
        z.object({
          org: OrgRef,
          phone: z.string(),
          confirmed: z.boolean(),
          officers: z.int(),
          since: z.optional(PlainDate),
        }),
      ),
      /** in all; the list has the first of them */
      count: z.int(),
    }),
  }),
  'drive.export': command({
    who: [...READERS, 'administrator'],
    scope: 'somewhere',
    about: '导出要追的基层工会（Excel）',
    input: z.object(Sought),
    output: z.object({ ...HandedOut, count: z.int() }),
  }),
  'drive.remind': command({
    who: CHASERS,
    scope: 'somewhere',
    about: '一次提醒所有没张贴的基层工会（全市，或一个地区）：随后由定时任务分批通知',
    input: z.object({ year: Year, jurisdiction: z.optional(Jurisdiction) }),
    output: Nothing,
    refusals: ['DRIVE_TELLING'],
  }),
}
