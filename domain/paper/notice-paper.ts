import { type PlainDate, showDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import type { NoticeContent } from '../notice/notice'
import type { Paper } from './paper'
import { classText, programmeText } from './words'

export type NoticeOnPaper = {
  /** households of one union, at least one, all with the same period */
  readonly contents: readonly NoticeContent[]
  readonly postedOn: PlainDate
  /** absent while the work calendar does not reach that far */
  readonly lastDay?: PlainDate | undefined
  readonly expectedEnd?: PlainDate | undefined
  readonly workingDays: number
}

/**
 * 公示 to hang on the wall, rule 2.5. Made from the notice's own content, whose type has no field for an ID number, an illness or
 * an income; several households of a union share one sheet.
 */
export const noticePaper = ({ contents, postedOn, lastDay, expectedEnd, workingDays }: NoticeOnPaper): Paper => {
  const [first] = contents
  invariant(first !== undefined, 'a notice is about somebody')
  const until =
    lastDay === undefined
      ? `最后一天待国务院公布放假安排后算定${expectedEnd === undefined ? '' : `，预计${showDate(expectedEnd)}`}`
      : `至${showDate(lastDay)}止`
  const remarks = contents.filter((content) => content.remark !== '')
  return {
    name: `公示-${first.issuedBy}-${postedOn}`,
    blocks: [
      { kind: 'title', text: first.title },
      { kind: 'text', as: 'body', text: first.legalBasis },
      {
        kind: 'table',
        head: ['公示对象', '所在单位', '拟认定类别', '拟帮扶项目'],
        widths: [18, 40, 18, 24],
        rows: contents.map((content) => [
          content.nameOnPaper,
          content.unit,
          classText[content.intendedClass],
          content.intendedAid.map((aid) => programmeText[aid]).join('、'),
        ]),
      },
      ...remarks.map((content) => ({
        kind: 'text' as const,
        as: 'body' as const,
        text: contents.length === 1 ? content.remark : `${content.nameOnPaper}：${content.remark}`,
      })),
      {
        kind: 'text',
        as: 'body',
        text: `公示期：${showDate(postedOn)}张贴，张贴当天不算，满 ${workingDays} 个工作日，${until}。`,
      },
      { kind: 'text', as: 'body', text: `异议受理：${first.objectTo}。实名、匿名都可以。` },
      { kind: 'code', page: 'pages/notices/index', scene: 'from=board', caption: '扫码看公示、提异议' },
      { kind: 'text', as: 'right', text: first.issuedBy },
      { kind: 'text', as: 'right', text: showDate(postedOn) },
    ],
  }
}
