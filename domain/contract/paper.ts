import * as z from 'zod/mini'
import { CaseId, OrgId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { MaybeWords } from '../kernel/text'
import { command, HandedOut } from './call'

const Cases = z.array(CaseId).check(z.minLength(1), z.maxLength(60))
/** each household on a page of its own, whatever their days */
const Apart = z.optional(z.boolean())
const OFFICERS = ['base-officer', 'county-reviewer', 'city-reviewer', 'auditor'] as const

/** The papers of the steps as Word files: to print, sign, stamp and post. */
export const paperCalls = {
  'paper.survey': command({
    who: OFFICERS,
    scope: 'case',
    about: '《困难职工入户调查记录表》（Word，姓名和号码隐去一部分）',
    input: z.object({ caseId: CaseId }),
    output: z.object(HandedOut),
    refusals: ['WRONG_STAGE'],
  }),
  'paper.minutes': command({
    who: OFFICERS,
    scope: 'somewhere',
    about: '评议会议记录（Word；同一次会议的几户写在一份里，或者每户一张、一次打印）',
    input: z.object({ cases: Cases, apart: Apart }),
    output: z.object(HandedOut),
    refusals: ['WRONG_STAGE', 'NOT_ONE_MEETING'],
  }),
  'paper.notice': command({
    who: ['base-officer'],
    scope: 'somewhere',
    about: '公示（Word，A4，带二维码；同一工会的几户可写在一张里，或者每户一张、一次打印）',
    input: z.object({
      ...{ cases: Cases, apart: Apart },
      ...{ postedOn: z.optional(PlainDate), remark: z.optional(MaybeWords(200)) },
    }),
    output: z.object(HandedOut),
    refusals: [
      'POLICY_MISSING',
      'WRONG_STAGE',
      'NOT_ONE_NOTICE',
      'TEXT_HOLDS_PRIVATE_DATA',
      'DATE_IN_FUTURE',
      'NOTICE_POSTED_TOO_EARLY',
    ],
  }),
  'paper.own': command({
    who: ['worker'],
    scope: 'self',
    about: '本人资料副本（Word）：自己填的全部内容和办理结果，只给本人',
    input: z.object({ caseId: CaseId }),
    output: z.object(HandedOut),
  }),
  'paper.poster': command({
    who: ['base-officer', 'county-reviewer', 'city-reviewer', 'administrator'],
    scope: 'org',
    about: '年度宣传海报（Word，带二维码）',
    input: z.object({ org: OrgId, year: z.int().check(z.minimum(2020), z.maximum(2100)) }),
    output: z.object(HandedOut),
  }),
}
