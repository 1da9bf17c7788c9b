import type { Ballot, Conclusion, DeliberationRecord } from '../deliberation/deliberation'
import type { Masked } from '../kernel/masked'
import { showDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import type { Paper } from './paper'

export type DeliberatedCase = {
  readonly no: string
  readonly name: Masked
  readonly record: DeliberationRecord
  readonly conclusion: Conclusion
}

const names = (of: readonly string[]): string => (of.length === 0 ? '无' : of.join('、'))
const yes = (value: boolean, good: string, bad: string): string => (value ? good : bad)

const BALLOT: Readonly<Record<Ballot, string>> = { open: '举手表决：', secret: '无记名投票：' }

const attendance = ({ entitled }: DeliberationRecord) => {
  const recused = entitled.filter((member) => member.recusedBecause !== undefined)
  const voting = entitled.filter((member) => member.recusedBecause === undefined)
  return {
    present: voting.filter((member) => member.present).map((member) => member.name),
    absent: voting.filter((member) => !member.present).map((member) => member.name),
    recused: recused.map((member) => `${member.name}（${member.recusedBecause ?? ''}）`),
  }
}

/** The part of the minutes about one household: who voted differs between cases because of recusals. */
const partOf = ({ no, name, record, conclusion }: DeliberatedCase, i: number): Paper['blocks'] => {
  const { present, absent, recused } = attendance(record)
  const { votes } = record
  return [
    { kind: 'heading', text: `${i + 1}. ${name}（单号 ${no}）` },
    {
      kind: 'facts',
      rows: [
        ['应到', `${record.entitled.length} 人`],
        ['到会', names(present)],
        ['缺席', names(absent)],
        ['回避', names(recused)],
        [
          '表决',
          `${record.ballot === undefined ? '' : BALLOT[record.ballot]}同意 ${votes.for} 票，不同意 ${votes.against} 票，弃权 ${votes.abstain} 票`,
        ],
        ['真实性', yes(record.authentic, '属实', '不属实')],
        ['合规性', yes(record.compliant, '符合', '不符合')],
        ['结论', conclusion === 'endorsed' ? '同意上报' : '不同意上报'],
        ['意见', record.reasons],
      ],
    },
    ...(record.minutes === '' ? [] : [{ kind: 'text' as const, as: 'body' as const, text: record.minutes }]),
  ]
}

/** 评议会议记录, rule 2.4: the cases of one meeting, each with its attendance, recusals, votes and reasons. */
export const minutesPaper = (union: string, cases: readonly DeliberatedCase[]): Paper => {
  const [first] = cases
  invariant(first !== undefined, 'a meeting was about somebody')
  const { heldOn, place, chair } = first.record
  return {
    name: `评议会议记录-${union}-${heldOn}`,
    blocks: [
      { kind: 'title', text: '困难职工评议会议记录' },
      {
        kind: 'facts',
        rows: [
          ['工会', union],
          ['日期', showDate(heldOn)],
          ['地点', place],
          ['主持人', chair],
          ['评议户数', `${cases.length} 户`],
        ],
      },
      ...cases.flatMap(partOf),
      { kind: 'signatures', lines: ['主持人', '记录人', '到会人员'] },
    ],
  }
}
