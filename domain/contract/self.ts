import * as z from 'zod/mini'
import { Mobile } from '../kernel/identity-numbers'
import { CaseId, FileId, OrgId, PersonId } from '../kernel/ids'
import { holdsPrivateData, Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs, MaybeWords } from '../kernel/text'
import { MessageTopic } from '../message/message'
import { Jurisdiction, PlaceRow } from '../organisation/jurisdiction'
import { ORG_LEVELS } from '../organisation/org'
import { PostRole } from '../organisation/roles'
import { Policy } from '../policy/policy'
import { PicturePrint } from '../proof/print'
import { SESSION_KINDS } from '../session/session'
import { command, Nothing, Page, pageOf, query } from './call'

export const OrgRef = z.object({
  id: OrgId,
  name: z.string(),
  level: z.enum(ORG_LEVELS),
  jurisdiction: z.optional(Jurisdiction),
})

export const FilePurpose = z.enum([
  'proof',
  'signature',
  'survey-photo',
  'notice-photo',
  'drive-photo',
  'objection',
  'reply',
  'table',
])

/** Allows letters and digits, but no telephone, ID or account number. */
const NO_NUMBER = z.refine((text) => typeof text === 'string' && !holdsPrivateData(text))
/** The parts of an error report from a phone. None of them can contain what a person typed: see `app.report`. */
const Build = z.string().check(z.regex(/^[0-9A-Za-z.-]{1,40}$/), NO_NUMBER)
const PageRoute = z.string().check(z.regex(/^[a-z]{1,12}\/[a-z-]{1,24}\/index$/))
const FaultName = z.string().check(z.regex(/^[A-Z][A-Za-z]{2,39}$/))
const Frame = z.string().check(z.regex(/^[0-9A-Za-z_./-]{1,80}\.js:\d{1,7}:\d{1,7}$/), NO_NUMBER)

/** Calls open to everybody: own account, policy in force, files, messages. */
export const selfCalls = {
  'me.open': query({
    who: ['anyone'],
    scope: 'self',
    about: '我是谁、我担任什么、今天是哪天、有几条未读',
    input: Nothing,
    output: z.object({
      signedIn: z.boolean(),
      person: z.optional(PersonId),
      name: z.optional(z.string()),
      posts: z.array(z.object({ role: PostRole, org: OrgRef })),
      /** the base union whose notices this person may read */
      memberOf: z.optional(OrgRef),
      unread: z.int(),
      /** for the city's administrator: message topics that are never sent to WeChat, because no template is configured */
      untold: z.optional(z.array(MessageTopic)),
      /** holds a post and has not stated who they are: may read but not act */
      sayWho: z.optional(z.boolean()),
      /** the kind of session of the call; absent where WeChat identifies the caller of every call */
      session: z.optional(z.enum(SESSION_KINDS)),
      today: PlainDate,
      /** last day covered by the work calendar */
      calendarUntil: PlainDate,
      /** the year of the work calendar that has to be entered now; only for administrators of the city */
      enterYear: z.optional(z.int()),
    }),
  }),
  'self.phone': command({
    who: ['worker'],
    scope: 'self',
    about: '用微信给的一次性凭证换本人手机号，填进申请表',
    input: z.object({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
    output: z.object({ mobile: Mobile }),
    refusals: ['PHONE_NOT_CONNECTED', 'TOO_MANY'],
  }),
  'policy.current': query({
    who: ['anyone'],
    scope: 'nothing',
    about: '现行政策（预审、材料清单、时限都照它）',
    input: Nothing,
    output: z.object({
      policy: Policy,
      today: PlainDate,
      /** name of the city's union, shown to people who belong to none; absent before the city is founded */
      union: z.optional(z.string()),
      /** the jurisdictions of the city in the order of its reports; absent from an older cloud */
      places: z.optional(z.array(PlaceRow)),
    }),
    refusals: ['POLICY_MISSING'],
  }),
  'app.report': query({
    // a query, because nothing is stored and there is no caller to attach an idempotency key to
    who: ['anyone'],
    scope: 'nothing',
    about:
      '程序出错时的报告：只有版本、页面、错误种类和本程序代码的位置，没有任何人填写的内容；写一行日志，不存储，超过每分钟限量的不记',
    input: z.object({
      build: Build,
      page: z.optional(PageRoute),
      error: FaultName,
      frames: z.array(Frame).check(z.maxLength(5)),
    }),
    output: Nothing,
  }),
  'org.search': query({
    who: ['anyone'],
    scope: 'nothing',
    about: '按名称找基层工会；或一个地区里接收没有单位、单位没有工会的职工的',
    input: z.object({
      text: MaybeWords(30),
      jurisdiction: z.optional(Jurisdiction),
      /** only those of the jurisdiction that serve workers without a unit, or whose unit has no union */
      serving: z.optional(z.literal(true)),
      ...Page,
    }),
    output: pageOf(OrgRef),
  }),
  'org.contact': query({
    who: ['anyone'],
    scope: 'nothing',
    about: '找不到自己单位的职工打哪个电话问：一个地区的总工会和它的联系电话，没有登记电话或没有选地区的给市总工会的',
    input: z.object({ jurisdiction: z.optional(Jurisdiction) }),
    output: z.object({ name: z.string(), phone: z.string() }),
  }),
  'file.ticket': command({
    who: ['worker'],
    scope: 'self',
    about: '登记一份要上传的文件，得到上传地址',
    input: z.object({
      purpose: FilePurpose,
      size: z.int().check(z.minimum(1)),
      mime: z.string().check(z.maxLength(100)),
    }),
    output: z.object({
      file: FileId,
      put: z.union([
        z.object({ via: z.literal('https'), path: z.string() }),
        z.object({ via: z.literal('cloud'), cloudPath: z.string() }),
      ]),
    }),
    refusals: ['FILE_KIND_WRONG', 'FILE_TOO_LARGE', 'TOO_MANY'],
  }),
  'file.confirm': command({
    who: ['worker'],
    scope: 'self',
    about: '上传完毕：按内容查验类型与大小',
    input: z.object({
      file: FileId,
      cloudId: z.optional(z.string().check(z.maxLength(300))),
      /** of a photo of a paper, as the phone reckoned it */
      print: z.optional(PicturePrint),
    }),
    output: z.object({ file: FileId, mime: z.string(), size: z.int() }),
    refusals: ['FILE_KIND_WRONG', 'FILE_TOO_LARGE', 'FILE_NOT_RECEIVED'],
  }),
  'file.link': query({
    who: ['worker'],
    scope: 'self',
    about: '有权看的人取得几分钟有效的查看地址；经办人员看职工的材料，每人每份每天记一笔',
    input: z.object({ file: FileId }),
    output: z.object({ url: z.string(), mime: z.string(), until: EpochMs }),
    refusals: ['LOOKS_USED_UP'],
  }),
  'inbox.list': query({
    who: ['worker'],
    scope: 'self',
    about: '我的消息',
    input: z.object(Page),
    output: pageOf(
      z.object({
        id: z.string(),
        at: EpochMs,
        topic: MessageTopic,
        key: z.string(),
        facts: z.record(z.string(), z.string()),
        caseId: z.optional(CaseId),
        /** the household, masked; only in messages about an officer's work */
        about: z.optional(Masked),
        /** 每日提醒列出的事，先到期的在前 */
        duties: z.optional(
          z.array(
            z.object({
              /** 没有：不是哪一户的事，如职工找不到单位的来信 */
              caseId: z.optional(CaseId),
              name: z.string(),
              verb: z.string(),
              dueOn: PlainDate,
              role: PostRole,
            }),
          ),
        ),
        read: z.boolean(),
      }),
    ),
  }),
  'inbox.read': command({
    who: ['worker'],
    scope: 'self',
    about: '标为已读',
    // ids as returned by the list: letters, digits and separators
    input: z.object({
      ids: z.array(z.string().check(z.regex(/^[0-9A-Za-z:_-]{1,120}$/))).check(z.minLength(1), z.maxLength(50)),
    }),
    output: Nothing,
  }),
  'message.recordGrants': command({
    who: ['worker'],
    scope: 'self',
    about: '记下这次点按得到的订阅消息许可（一次同意发一条）',
    input: z.object({
      answers: z
        .array(z.object({ topic: MessageTopic, answer: z.enum(['accept', 'reject', 'ban', 'filter']) }))
        .check(z.minLength(1), z.maxLength(5)),
    }),
    output: z.object({ left: z.record(z.string(), z.int()) }),
  }),
}
