import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput } from '@domain/contract/index'
import { ok, refuse } from '@domain/kernel/result'
import type { NoticeContent, NoticeFacts, Standing } from '@domain/notice/notice'
import { noticePaper } from '@domain/paper/notice-paper'
import { inOneRun, type Paper } from '@domain/paper/paper'
import type { Stored } from '../../ports/doc-store'
import type { ByPolicy, Signed, UseCase } from '../call/context'
import { draftOf } from '../notice/draft'
import { expectedOf } from '../notice/notice-days'
import { casesHere } from './cases-here'
import { handOut, type PaperTools } from './write-paper'

type Asked = CallInput<'paper.notice'>
/** The part of a notice that is printed. */
type OnSheet = Standing & Pick<NoticeFacts, 'content' | 'lastDay'>

/** The posted notice, or the notice as it would be posted now. */
const noticeOf = async (context: Signed & ByPolicy, stored: Stored<CaseSnapshot>, input: Asked) => {
  const { doc } = stored
  if (doc.stage !== 'to-post')
    return doc.notice === undefined ? refuse('WRONG_STAGE', { stage: doc.stage }) : ok(doc.notice)
  const at = { postedOn: input.postedOn ?? context.today, remark: input.remark ?? '' }
  return draftOf({ ...context, case: stored }, at)
}

const draftsOf = async (context: Signed & ByPolicy, cases: readonly Stored<CaseSnapshot>[], input: Asked) => {
  const drafts: OnSheet[] = []
  for (const stored of cases) {
    const draft = await noticeOf(context, stored, input)
    if (!draft.ok) return draft
    drafts.push(draft.value)
  }
  return ok(drafts)
}

/** Households share a sheet only if the same union posts them for the same period. */
const oneSheet = (cases: readonly Stored<CaseSnapshot>[], drafts: readonly OnSheet[]): boolean => {
  const sheets = drafts.map(({ content, postedOn, lastDay }) => [content.issuedBy, postedOn, lastDay].join())
  return new Set(cases.map(({ doc }) => doc.org.base)).size === 1 && new Set(sheets).size === 1
}

/** 公示: as an A4 sheet. */
export const writeNotice = (tools: PaperTools) =>
  (async (context, input) => {
    const cases = await casesHere(context, input.cases)
    if (!cases.ok) return cases
    const drafts = await draftsOf(context, cases.value, input)
    if (!drafts.ok) return drafts
    const [first] = drafts.value
    const sheet = (of: OnSheet, contents: readonly NoticeContent[]): Paper => {
      const { postedOn, lastDay, workingDays } = of
      return noticePaper({ contents, postedOn, workingDays, lastDay, ...expectedOf(of, context.calendar) })
    }
    if (input.apart === true) {
      const sheets = drafts.value.map((draft) => sheet(draft, [draft.content]))
      return handOut(context, tools, inOneRun(`公示-${sheets.length}户-${context.today}`, sheets))
    }
    if (first === undefined || !oneSheet(cases.value, drafts.value)) return refuse('NOT_ONE_NOTICE')
    return handOut(
      context,
      tools,
      sheet(
        first,
        drafts.value.map((draft) => draft.content),
      ),
    )
  }) satisfies UseCase<'paper.notice'>
