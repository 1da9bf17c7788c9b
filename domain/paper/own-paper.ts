import { APPLICANT, type Declaration } from '../household/declaration'
import { showYuan } from '../kernel/fen'
import type { MemberKey } from '../kernel/ids'
import { type PlainDate, showDate } from '../kernel/plain-date'
import type { Paper } from './paper'
import { CLASS_ON_PAPER, INCOME_ON_PAPER, RELATION_ON_PAPER, RIGID_ON_PAPER } from './words'

export type OwnOnPaper = {
  readonly no: string
  readonly union: string
  readonly phone: string
  readonly submittedOn: PlainDate
  readonly writtenOn: PlainDate
  /** whole: it goes to the person whose it is */
  readonly declaration: Declaration
  /** pictures handed in with it */
  readonly files: number
  readonly determined: { readonly class: keyof typeof CLASS_ON_PAPER; readonly dossierNo: string } | undefined
  readonly refused: { readonly on: PlainDate; readonly words: string } | undefined
  readonly paid: readonly { readonly on: PlainDate; readonly amount: number }[]
}

const listed = (
  title: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Paper['blocks'] => [
  { kind: 'heading', text: title },
  rows.length === 0 ? { kind: 'text', as: 'lead', text: '没有。' } : { kind: 'table', head, widths, rows },
]

const applicant = ({ declaration: { applicant: a, account } }: OwnOnPaper): Paper['blocks'] => [
  { kind: 'heading', text: '一、本人' },
  {
    kind: 'facts',
    rows: (
      [
        ['姓名', a.name],
        ['身份证号', a.idNumber],
        ['民族', a.ethnicity],
        ['手机号', a.mobile],
        ['户口地址', a.registeredAddress],
        ['现在住址', a.presentAddress],
        ['工作单位', a.employer],
        ['疾病或残疾', a.healthDetail],
        ['家庭情况', a.story],
        ['得到过的帮助', a.otherAid],
        ['收款账户', `${account.bank} ${account.branch} ${account.number}`],
      ] as const
    ).filter(([, value]) => value !== ''),
  },
]

const decisions = ({ determined, refused, paid }: OwnOnPaper): Paper['blocks'] => [
  { kind: 'heading', text: '五、办理结果' },
  {
    kind: 'facts',
    rows: [
      ...(determined === undefined
        ? []
        : ([
            ['认定类别', CLASS_ON_PAPER[determined.class]],
            ['档案号', determined.dossierNo],
          ] as const)),
      ...(refused === undefined ? [] : ([['不予认定', `${showDate(refused.on)}：${refused.words}`]] as const)),
      ...paid.map(({ on, amount }) => ['发放', `${showDate(on)} ${showYuan(amount)}`] as const),
      ...(determined === undefined && refused === undefined ? ([['现在', '正在办理']] as const) : []),
    ],
  },
]

/**
 * 本人资料副本: what the federation holds of a worker's own words, whole, for the worker (the right to a copy, PIPL art. 45).
 * What bureaus answered is not in it: that is theirs to give out.
 */
export const ownPaper = (about: OwnOnPaper): Paper => {
  const { declaration } = about
  const nameOf = (key: MemberKey): string =>
    key === APPLICANT
      ? declaration.applicant.name
      : (declaration.members.find((member) => member.key === key)?.name ?? '')
  return {
    name: `我的申请资料-${about.no}`,
    blocks: [
      { kind: 'title', text: '我的申请资料' },
      {
        kind: 'facts',
        rows: [
          ['单号', about.no],
          ['提交日期', showDate(about.submittedOn)],
          ['受理工会', `${about.union} ${about.phone}`],
          ['本副本日期', showDate(about.writtenOn)],
        ],
      },
      ...applicant(about),
      ...listed(
        '二、家庭成员',
        ['姓名', '关系', '身份证号', '疾病或残疾'],
        [20, 16, 36, 28],
        declaration.members.map((one) => [one.name, RELATION_ON_PAPER[one.relation], one.idNumber, one.healthDetail]),
      ),
      ...listed(
        `三、收入（${declaration.period.from} 至 ${declaration.period.to}）`,
        ['姓名', '项目', '金额'],
        [30, 40, 30],
        declaration.incomes.map((line) => [nameOf(line.member), INCOME_ON_PAPER[line.kind], showYuan(line.amount)]),
      ),
      ...listed(
        '四、刚性支出',
        ['姓名', '项目', '金额'],
        [30, 40, 30],
        declaration.expenditures.map((line) => [nameOf(line.member), RIGID_ON_PAPER[line.kind], showYuan(line.amount)]),
      ),
      ...decisions(about),
      { kind: 'text', as: 'body', text: `随申请交来的图片 ${about.files} 张，可在申请进度页上查看。` },
      { kind: 'text', as: 'body', text: '发现有误，可以请受理工会更正。这份文件里有完整的号码，请自己保管好。' },
    ],
  }
}
