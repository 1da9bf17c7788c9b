import type { Sheet } from '../../household/sheet'
import type { PlainDate } from '../../kernel/plain-date'
import { ok } from '../../kernel/result'
import { type NoticeParts, noticeContent } from '../../notice/content'
import { acceptPosting, isRepeat, type NoticeContent, periodOf, standingOf } from '../../notice/notice'
import type { CaseSnapshot } from '../snapshot'
import type { World } from '../world'

export type Posting = { readonly postedOn: PlainDate; readonly remark: string }
/** The unions named in the notice, and the sheet as computed now. */
export type Drawn = Pick<NoticeParts, 'base' | 'upper'> & { readonly sheet: Sheet }

/** The kinds of aid a household with these facts can get; which of them it gets is decided on the file. */
const aidOf = ({ declaration }: CaseSnapshot, sheet: Sheet): NoticeContent['intendedAid'] => [
  'living',
  ...(sheet.lines.some((line) => line.kind === 'illness' && line.counted) ? (['medical'] as const) : []),
  ...(declaration.members.some((member) => member.counted && member.schoolStage !== undefined)
    ? (['tuition'] as const)
    : []),
]

/** The notice that would be posted, and its last day. The preview and the posting use this same function. */
export const draftNotice = (
  s: CaseSnapshot,
  { postedOn, remark }: Posting,
  { today, policy, calendar, sheet, base, upper }: World & Drawn,
) => {
  const accepted = acceptPosting(postedOn, { today, readyOn: s.stageSince })
  if (!accepted.ok) return accepted
  const content = noticeContent({
    name: s.nameMasked,
    base,
    upper,
    upperUnionBelowStaff: policy.notice.upperUnionBelowStaff,
    intendedClass: sheet.result,
    intendedAid: aidOf(s, sheet),
    remark,
  })
  if (!content.ok) return content
  const before = [...s.noticesBefore, ...(s.notice === undefined ? [] : [s.notice])]
  const repeat = isRepeat(before, s.objections)
  const standing = standingOf({ postedOn, enteredOn: today }, repeat, policy, calendar)
  return ok({ content: content.value, ...standing, ...periodOf(standing, calendar), repeat })
}
