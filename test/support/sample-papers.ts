import type { NoticeContent } from '@domain/notice/notice'
import { minutesPaper } from '@domain/paper/minutes-paper'
import { noticePaper } from '@domain/paper/notice-paper'
import type { Paper } from '@domain/paper/paper'
import { posterPaper } from '@domain/paper/poster-paper'

const content = (over: object): NoticeContent =>
  ({
    title: '关于拟认定困难职工的公示',
    legalBasis: '依据《中华人民共和国工会法》和工会困难职工帮扶工作有关规定，现予公示，接受监督。',
    nameOnPaper: '王*明',
    nameOnline: '王**',
    unit: '虚构机械厂工会',
    intendedClass: 'severe',
    intendedAid: ['living', 'medical'],
    objectTo: '公示期内可在小程序“公示”页提出异议，或向虚构甲区总工会反映，电话 0000-0000000',
    issuedBy: '虚构机械厂工会',
    remark: '',
    ...over,
  }) as unknown as NoticeContent

const record = {
  heldOn: '2026-03-20',
  place: '三楼会议室',
  chair: '主席甲',
  entitled: [
    { name: '委员甲', present: true },
    { name: '委员乙', present: true },
    { name: '委员丙', present: false },
    { name: '委员丁', present: true, recusedBecause: '参加了入户调查' },
  ],
  votes: { for: 2, against: 0, abstain: 0 },
  authentic: true,
  compliant: true,
  reasons: '经入户调查和评议，申报情况属实，符合困难职工帮扶条件和程序，同意上报。',
  minutes: '',
} as never

/** Papers of a fictional union, for people to look at. */
export const SAMPLE_PAPERS: Readonly<Record<'notice' | 'minutes' | 'poster', Paper>> = {
  notice: noticePaper({
    contents: [
      content({}),
      content({ nameOnPaper: '李*', intendedClass: 'relative', intendedAid: ['living', 'tuition'] }),
    ],
    postedOn: '2026-03-23' as never,
    lastDay: '2026-04-01' as never,
    workingDays: 7,
  }),
  minutes: minutesPaper('虚构机械厂工会', [
    { no: 'CS-0001', name: '王*明' as never, record, conclusion: 'endorsed' },
    { no: 'CS-0002', name: '李*' as never, record, conclusion: 'endorsed' },
  ]),
  poster: posterPaper({
    union: '虚构机械厂工会',
    year: 2026,
    words: '今年的困难职工帮扶申请从三月开始。生活困难、家里有人生大病、孩子上学交不起学费的，都可以申请。',
    until: '2026-06-30' as never,
    phone: '0000-0000000',
  }),
}
