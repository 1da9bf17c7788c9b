import { APPLICANT, type ShownDeclaration } from '../household/declaration'
import { showYuan } from '../kernel/fen'
import type { MemberKey } from '../kernel/ids'
import { showDate } from '../kernel/plain-date'
import type { SurveyRecord } from '../survey/survey'
import type { Paper } from './paper'
import { placeText, relationText } from './words'
import { INCOME_ON_PAPER, RIGID_ON_PAPER } from './words-on-paper'

export type SurveyOnPaper = {
  readonly no: string
  readonly union: string
  readonly declaration: ShownDeclaration
  readonly record: SurveyRecord
  /** names of the surveyors, in the order of the record */
  readonly surveyors: readonly string[]
}

type Line<K extends string> = { readonly member: MemberKey; readonly kind: K; readonly amount: number }

/** Declared and found figures side by side; a line that only one side has shows a dash on the other. */
const compared = <K extends string>(
  declared: readonly Line<K>[],
  found: readonly Line<K>[],
  nameOf: (member: MemberKey) => string,
  words: Readonly<Record<K, string>>,
): readonly (readonly string[])[] => {
  const keys = new Map([...declared, ...found].map((line) => [`${line.member}:${line.kind}`, line]))
  const sum = (lines: readonly Line<K>[], key: string): string => {
    const mine = lines.filter((line) => `${line.member}:${line.kind}` === key)
    return mine.length === 0 ? '—' : showYuan(mine.reduce((total, line) => total + line.amount, 0))
  }
  return [...keys].map(([key, line]) => {
    const [before, after] = [sum(declared, key), sum(found, key)]
    return [nameOf(line.member), words[line.kind], before, after, before === after ? '一致' : '已改正']
  })
}

const HEAD = ['姓名', '项目', '申报（元）', '核实（元）', '核对']
const WIDTHS = [18, 30, 18, 18, 16]

const nameIn =
  ({ applicant, members }: ShownDeclaration) =>
  (key: MemberKey): string =>
    key === APPLICANT ? applicant.name : (members.find((member) => member.key === key)?.name ?? '')

const visit = ({ no, union, declaration, record, surveyors }: SurveyOnPaper): Paper['blocks'] => [
  { kind: 'title', text: '困难职工入户调查记录表' },
  {
    kind: 'facts',
    rows: [
      ['单号', no],
      ['申请人', declaration.applicant.name],
      ['身份证号', declaration.applicant.idNumber],
      ['工会', union],
      ['调查时间', `${showDate(record.visitedOn)} ${record.visitedAt}`],
      ['调查地点', placeText[record.place]],
      ['调查人', surveyors.join('、')],
    ],
  },
]

const family = ({ declaration }: SurveyOnPaper): Paper['blocks'] => [
  { kind: 'heading', text: '一、共同生活的家庭成员' },
  declaration.members.length === 0
    ? { kind: 'text', as: 'lead', text: '申请人独自生活。' }
    : {
        kind: 'table',
        head: ['姓名', '关系', '身份证号'],
        widths: [30, 30, 40],
        rows: declaration.members.map((member) => [member.name, relationText[member.relation], member.idNumber]),
      },
]

const figures = ({ declaration, record }: SurveyOnPaper): Paper['blocks'] => {
  const nameOf = nameIn(declaration)
  const incomes = compared(declaration.incomes, record.incomes, nameOf, INCOME_ON_PAPER)
  const costs = compared(declaration.expenditures, record.expenditures, nameOf, RIGID_ON_PAPER)
  const table = (rows: readonly (readonly string[])[], none: string): Paper['blocks'][number] =>
    rows.length === 0 ? { kind: 'text', as: 'lead', text: none } : { kind: 'table', head: HEAD, widths: WIDTHS, rows }
  return [
    { kind: 'heading', text: '二、近十二个月收入' },
    table(incomes, '没有申报，也没有查到收入。'),
    { kind: 'heading', text: '三、近十二个月刚性支出' },
    table(costs, '没有刚性支出。'),
  ]
}

const findings = ({ record, declaration }: SurveyOnPaper): Paper['blocks'] => {
  const nameOf = nameIn(declaration)
  const notImputed = Object.entries(record.notImputed).map(([key, why]) => `${nameOf(key as MemberKey)}：${why}`)
  return [
    { kind: 'heading', text: '四、实际生活状况' },
    { kind: 'text', as: 'body', text: record.living },
    {
      kind: 'facts',
      rows: [
        ['致困原因', record.causeConfirmed ? '属实' : '与申报不符'],
        ...(notImputed.length === 0 ? [] : [['不按最低工资计算', notImputed.join('；')] as const]),
        ...(record.remark === '' ? [] : [['其他说明', record.remark] as const]),
        ['现场照片', `${record.photos.length} 张，存于电子档案`],
      ],
    },
  ]
}

/**
 * 《困难职工入户调查记录表》, rule 2.3. Names and numbers are masked as on the screen, because a sheet of paper goes through many hands; by
 * the case number, authorised persons find the full data. Signatures given on the screen are marked as such.
 */
export const surveyPaper = (about: SurveyOnPaper): Paper => {
  const { record, surveyors, no } = about
  const applicant =
    record.applicantSignature === undefined
      ? `未签名：${record.applicantNotSigned ?? ''}`
      : '已在调查时手写签名，存于电子档案'
  return {
    name: `入户调查记录表-${no}`,
    blocks: [
      ...visit(about),
      ...family(about),
      ...figures(about),
      ...findings(about),
      {
        kind: 'facts',
        rows: [
          ['调查人签名', `${surveyors.join('、')}，已在调查时手写签名，存于电子档案`],
          ['申请人签名', applicant],
        ],
      },
      { kind: 'signatures', lines: ['调查人', '工会（盖章）'] },
    ],
  }
}
