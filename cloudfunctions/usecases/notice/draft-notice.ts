import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Sheet } from '@domain/household/sheet'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant, ok, type Result } from '@domain/kernel/result'
import { noticeContent } from '@domain/notice/content'
import {
  acceptPosting,
  type Counted,
  isRepeat,
  type NoticeContent,
  type NoticeFacts,
  periodOf,
  standingOf,
} from '@domain/notice/notice'
import type { Policy } from '@domain/policy/policy'
import type { OnCase } from '../../dispatch/context'
import { ORGS } from '../collections'
import { sheetOf } from '../household/sheet-of'

/** The aid a household of these facts is meant for; which of them it gets is decided on the file. */
const aidOf = (snapshot: CaseSnapshot, sheet: Sheet): NoticeContent['intendedAid'] => [
  'living',
  ...(sheet.lines.some((line) => line.kind === 'illness' && line.counted) ? (['medical'] as const) : []),
  ...(snapshot.declaration.members.some((member) => member.counted && member.schoolStage !== undefined)
    ? (['tuition'] as const)
    : []),
]

export type NoticeDraft = Counted & Pick<NoticeFacts, 'content' | 'lastDay' | 'onlineUntil' | 'repeat'>

/** What would be posted and until when: the preview shows exactly what the posting then writes. */
export const draftNotice = async (
  context: OnCase,
  input: { readonly postedOn: PlainDate; readonly remark: string },
  policy: Policy,
): Promise<Result<NoticeDraft>> => {
  const { doc } = context.case
  const accepted = acceptPosting(input.postedOn, { today: context.today, readyOn: doc.stageSince })
  if (!accepted.ok) return accepted
  const [base, county] = await context.ports.store.getMany(ORGS, [doc.org.base, doc.org.county])
  invariant(base !== undefined && county !== undefined, 'the unions of a case exist')
  const sheet = sheetOf(context.ports.sealer, doc, policy, context.today)
  const content = noticeContent({
    name: doc.nameMasked,
    base: base.doc,
    upper: county.doc,
    upperUnionBelowStaff: policy.notice.upperUnionBelowStaff,
    intendedClass: sheet.result,
    intendedAid: aidOf(doc, sheet),
    remark: input.remark,
  })
  if (!content.ok) return content
  const before = [...doc.noticesBefore, ...(doc.notice === undefined ? [] : [doc.notice])]
  const repeat = isRepeat(before, doc.objections)
  const at = { postedOn: input.postedOn, enteredOn: context.today }
  const standing = standingOf(at, repeat, policy, context.calendar)
  const period = periodOf(standing, standing.workingDays, context.calendar)
  return ok({ content: content.value, ...standing, ...period, repeat })
}
